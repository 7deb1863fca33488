"""Trains the passage reader: all-MiniLM-L6-v2 with a head that says whether a passage is of use for a question.

    DATA_DIR=… npx tsx tools/training/prepare-passage-reader.ts PAIRS.jsonl
    python3 tools/training/pytorch/train_passage_reader.py WEIGHTS ENCODER PAIRS.jsonl OUT --held-out tk,tl,tm,tn

WEIGHTS is the published file of half-precision weights, ENCODER our changed layers (guidance-encoder.safetensors), which
it starts from; OUT is the file of changed layers and the head. Question and passage are one text, so that each word of
the one can attend to each word of the other (Nogueira and Cho, "Passage re-ranking with BERT", 2019). The first token's
state gives a logit; a passage that helps counts as half, and one that misleads twice. The lower layers stay as published.
"""

import argparse
import json
import math
import random
import time

import torch
import torch.nn.functional as F

from encoder import LAYERS, WIDTH, embed_tokens, layer, padded, read_safetensors, write_safetensors

USE = {"answers": 1.0, "helps": 0.5, "misleads": 0.0, "off the point": 0.0}
WEIGHT = {"misleads": 2.0}
# The head starts near the share of passages that are of use, and learns ten times as fast as the layers.
FIRST_BIAS, HEAD_RATE = -2.0, 10


def main():
    options = argparse.ArgumentParser()
    options.add_argument("weights")
    options.add_argument("encoder")
    options.add_argument("pairs")
    options.add_argument("out")
    options.add_argument("--held-out", default="", help="writers kept for measuring, with commas between them")
    options.add_argument("--epochs", type=float, default=2)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--batch", type=int, default=16)
    options.add_argument("--frozen", type=int, default=3, help="layers from below that stay as published")
    options.add_argument("--minutes", type=float, default=60, help="stops early, with the rate brought down in time")
    o = options.parse_args()
    torch.manual_seed(1)
    random.seed(1)

    weights = {**read_safetensors(o.weights), **read_safetensors(o.encoder)}
    rows = [json.loads(line) for line in open(o.pairs)]
    held_out = set(o.held_out.split(","))
    training = [row for row in rows if row["writer"] not in held_out]
    held = [row for row in rows if row["writer"] in held_out]
    trained = {n: w.requires_grad_() for n, w in weights.items() if any(n.startswith(f"encoder.layer.{k}.") for k in range(o.frozen, LAYERS))}
    head = torch.zeros(1, WIDTH, requires_grad=True)
    bias = torch.full((1,), FIRST_BIAS, requires_grad=True)

    def score(some):
        ids, mask = padded([row["ids"] for row in some])
        with torch.no_grad():
            values = embed_tokens(ids, weights)
            for number in range(o.frozen):
                values = layer(values, mask, weights, number)
        for number in range(o.frozen, LAYERS):
            values = layer(values, mask, weights, number)
        return F.linear(values[:, 0], head, bias)[:, 0]

    def measure():
        """The share of pairs, one passage that answers and one of no use, that the score puts in this order."""
        if not held:
            return
        with torch.no_grad():
            order = sorted(held, key=lambda row: len(row["ids"]))
            scores = torch.cat([score(order[at : at + 32]) for at in range(0, len(order), 32)])
        use = torch.tensor([USE[row["mark"]] for row in order])
        above = (scores[use == 1][:, None] > scores[use == 0][None]).float().mean().item()
        print(f"{len(held)} pairs held out: an answer above one of no use {above:.4f}", flush=True)

    optimiser = torch.optim.AdamW([{"params": list(trained.values()), "times": 1}, {"params": [head, bias], "times": HEAD_RATE}], weight_decay=0.01)
    steps = math.ceil(len(training) / o.batch * o.epochs)
    began, step = time.time(), 0
    while step < steps:
        order = random.sample(training, len(training))
        # Batches of about the same length: half of the computing is padding otherwise.
        groups = [sorted(order[at : at + o.batch * 32], key=lambda row: len(row["ids"])) for at in range(0, len(order), o.batch * 32)]
        batches = [group[at : at + o.batch] for group in groups for at in range(0, len(group), o.batch)]
        random.shuffle(batches)
        for some in batches:
            progress = max(step / steps, (time.time() - began) / (60 * o.minutes))
            if progress >= 1:
                step = steps
                break
            for group in optimiser.param_groups:
                group["lr"] = o.rate * group["times"] * min(1, (step + 1) / 50) * max(0.02, 1 - progress)
            use = torch.tensor([USE[row["mark"]] for row in some])
            weight = torch.tensor([WEIGHT.get(row["mark"], 1.0) for row in some])
            loss = F.binary_cross_entropy_with_logits(score(some), use, weight=weight)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*trained.values(), head], 1.0)
            optimiser.step()
            step += 1
            if step % 50 == 0:
                print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.time() - began:.0f} s", flush=True)
    measure()
    tensors = {**trained, "reader.score.weight": head, "reader.score.bias": bias}
    write_safetensors(o.out, tensors, {"base": "all-MiniLM-L6-v2", "pairs": str(len(training)), "frozen": str(o.frozen)})
    print(f"written after {time.time() - began:.0f} s", flush=True)


main()
