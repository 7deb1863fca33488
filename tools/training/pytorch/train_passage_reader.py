"""Trains the passage reader: all-MiniLM-L6-v2 with a head that says how useful a passage is for a question.

    DATA_DIR=… npx tsx tools/training/readers/prepare-passage-reader.ts PREPARED
    python3 tools/training/pytorch/train_passage_reader.py WEIGHTS ENCODER PREPARED OUT --held-out tk,tl,tm,tn
    python3 … OUT-2 --held-out … --written 6 --start OUT --average-with OUT

WEIGHTS is the published file of half-precision weights. Training starts from ENCODER, our changed layers
(guidance-encoder.safetensors), and writes the changed layers and the head to OUT. Question and passage are one text, so
that each word of one can attend to each word of the other (Nogueira and Cho, "Passage re-ranking with BERT", 2019). The
first token's state gives a logit. A passage that helps counts as half, and one that misleads counts twice. The lower
layers stay as published.

With --written, each step also has this many questions that were written about a passage. That passage has to score higher
than 3 passages that the search confuses with it. On its own, this makes the results for marked pairs a little worse; the
mean of the weights before and after is better at both (Wortsman and others, "Robust fine-tuning of zero-shot models",
2022).
"""

import argparse
import json
import math
import random
import time

import torch
import torch.nn.functional as F

from encoder import LAYERS, WIDTH, embed_tokens, layer, padded, read_safetensors, write_safetensors

USE = {"answers": 1.0, "helps": 0.5, "misleads": 0.0, "off the point": 0.0, "other": 0.0}
# "other": read beside a passage that answers, and not chosen. A few of them help all the same.
WEIGHT = {"misleads": 2.0, "other": 0.6}
# How much the loss for a written question counts, and the label smoothing, because other passages may answer it too.
WRITTEN_WEIGHT, SMOOTHING = 0.5, 0.05
# The head starts near the share of passages that are useful, and learns 10 times as fast as the layers.
FIRST_BIAS, HEAD_RATE = -2.0, 10


def main():
    options = argparse.ArgumentParser()
    options.add_argument("weights")
    options.add_argument("encoder")
    options.add_argument("prepared")
    options.add_argument("out")
    options.add_argument("--held-out", default="", help="writers kept for measuring, with commas between them")
    options.add_argument("--epochs", type=float, default=2)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--batch", type=int, default=16)
    options.add_argument("--frozen", type=int, default=3, help="layers from below that stay as published")
    options.add_argument("--minutes", type=float, default=60, help="stops early, with the rate brought down in time")
    options.add_argument("--written", type=int, default=0, help="questions written about one passage, in each step")
    options.add_argument("--start", help="an earlier result to start from")
    options.add_argument("--average-with", help="an earlier result: what is written is the mean of both")
    o = options.parse_args()
    torch.manual_seed(1)
    random.seed(1)

    weights = {**read_safetensors(o.weights), **read_safetensors(o.encoder)}
    start = read_safetensors(o.start) if o.start else {}
    weights.update(start)
    prepared = [json.loads(line) for line in open(o.prepared)]
    passages = [row["passage"] for row in prepared if "passage" in row]
    written = [row for row in prepared if len(row.get("confused", [])) >= 12]
    joined = lambda row, about: {**row, "ids": row["question"] + passages[about]}
    rows = [joined(row, row["about"]) for row in prepared if "mark" in row]
    held_out = set(o.held_out.split(","))
    training = [row for row in rows if row["writer"] not in held_out]
    held = [row for row in rows if row["writer"] in held_out and row["mark"] != "other"]
    trained = {n: w.requires_grad_() for n, w in weights.items() if any(n.startswith(f"encoder.layer.{k}.") for k in range(o.frozen, LAYERS))}
    head = start.get("reader.score.weight", torch.zeros(1, WIDTH)).requires_grad_()
    bias = start.get("reader.score.bias", torch.full((1,), FIRST_BIAS)).requires_grad_()

    def score(some):
        ids, mask = padded([row["ids"] for row in some])
        with torch.no_grad():
            values = embed_tokens(ids, weights)
            for number in range(o.frozen):
                values = layer(values, mask, weights, number)
        for number in range(o.frozen, LAYERS):
            values = layer(values, mask, weights, number)
        return F.linear(values[:, 0], head, bias)[:, 0]

    def written_loss():
        """Compares the passage that a question was written about with 2 of the most confusing ones and one of the others."""
        some = random.sample(written, o.written)
        pick = lambda row: [row["about"], *random.sample(row["confused"][:12], 2), random.choice(row["confused"][8:])]
        scores = score([joined(row, about) for row in some for about in pick(row)]).view(o.written, -1)
        first = torch.zeros(o.written, dtype=torch.long)
        return WRITTEN_WEIGHT * F.cross_entropy(scores, first, label_smoothing=SMOOTHING)

    def measure():
        """Prints the share of pairs (a passage that answers and one of no use) in which the one that answers scores higher."""
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
        # Put texts of about the same length in a batch: otherwise half of the computing is for padding.
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
            if o.written:
                loss = loss + written_loss()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*trained.values(), head], 1.0)
            optimiser.step()
            step += 1
            if step % 50 == 0:
                print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.time() - began:.0f} s", flush=True)
    tensors = {**trained, "reader.score.weight": head, "reader.score.bias": bias}
    if o.average_with:
        other = read_safetensors(o.average_with)
        with torch.no_grad():
            for name, values in tensors.items():
                values.lerp_(other[name], 0.5)
    measure()
    write_safetensors(o.out, tensors, {"base": "all-MiniLM-L6-v2", "pairs": str(len(training)), "frozen": str(o.frozen)})
    print(f"written after {time.time() - began:.0f} s", flush=True)


main()
