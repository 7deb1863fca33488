"""Fine-tunes the upper layers of all-MiniLM-L6-v2 on written questions and the passages that answer them.

    DATA_DIR=… npm run train:prepare -- PREPARED tools/training/given-questions.jsonl tools/training/written-questions.jsonl
    python3 tools/training/pytorch/train_encoder.py WEIGHTS PREPARED OUT --epochs 1.6 --held-out 0

WEIGHTS is the published file of half-precision weights, and PREPARED the folder that prepare-training.ts filled. The
changed layers are written to OUT (safetensors, half precision). This only needs PyTorch and NumPy, which are both in
Debian (python3-torch; install libopenblas0-pthread too, because matrix products are 80 times slower without it).

Each question should be nearer to its own passage than to any other (InfoNCE; van den Oord et al., 2018). It is compared
with the other passages in its batch, which learn from it too, and with the latest known vector of every passage. The
second comparison costs next to nothing and includes all the hard passages. Passages that say nearly the same as the right
one (the published model gives a cosine of at least 0.9) are not counted as wrong. The lower layers are frozen, so their
output is computed once.
"""

import argparse
import json
import math
import random
import time

import torch
import torch.nn.functional as F

from encoder import LAYERS, WIDTH, embed_tokens, layer, padded, read_safetensors, write_safetensors

TEMPERATURE = 0.05
SAME = 0.9


def below(texts, weights, frozen):
    """Hidden states of each text after the frozen layers, in half precision."""
    states = [None] * len(texts)
    order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
    with torch.no_grad():
        for start in range(0, len(order), 32):
            some = order[start : start + 32]
            ids, mask = padded([texts[n] for n in some])
            values = embed_tokens(ids, weights)
            for number in range(frozen):
                values = layer(values, mask, weights, number)
            for row, n in enumerate(some):
                states[n] = values[row, : len(texts[n])].half()
    return states


def vectors(states, weights, frozen):
    """Uses 2 passes, one for short texts and one for long ones, which need a third less padding than a single pass."""
    if len(states) < 16:
        return vectors_of_one_pass(states, weights, frozen)
    order = sorted(range(len(states)), key=lambda n: len(states[n]))
    halves = [order[: len(order) // 2], order[len(order) // 2 :]]
    result = torch.cat([vectors_of_one_pass([states[n] for n in half], weights, frozen) for half in halves])
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return result[back]


def vectors_of_one_pass(states, weights, frozen):
    width = max(len(state) for state in states)
    values = torch.zeros(len(states), width, WIDTH)
    mask = torch.zeros(len(states), width, dtype=torch.bool)
    for n, state in enumerate(states):
        values[n, : len(state)] = state.float()
        mask[n, : len(state)] = True
    for number in range(frozen, LAYERS):
        values = layer(values, mask, weights, number)
    total = (values * mask[:, :, None]).sum(1)
    return F.normalize(total, dim=1)


def all_vectors(states, weights, frozen):
    result = torch.zeros(len(states), WIDTH)
    order = sorted(range(len(states)), key=lambda n: len(states[n]))
    with torch.no_grad():
        for start in range(0, len(order), 48):
            some = order[start : start + 48]
            result[some] = vectors([states[n] for n in some], weights, frozen)
    return result


def found(question_vectors, passage_vectors, right, same):
    """The share of questions whose passage, or one that says the same, is the nearest, among the nearest 5, and among the nearest 20."""
    scores = question_vectors @ passage_vectors.T
    nearest = scores.topk(20).indices
    hit = torch.stack([same[right[n]][nearest[n]] for n in range(len(right))])
    return [round(hit[:, :k].any(1).float().mean().item(), 3) for k in (1, 5, 20)]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("weights")
    options.add_argument("prepared")
    options.add_argument("out")
    options.add_argument("--epochs", type=float, default=3)
    options.add_argument("--batch", type=int, default=64)
    options.add_argument("--rate", type=float, default=5e-5)
    options.add_argument("--frozen", type=int, default=3, help="layers from below that stay as published")
    options.add_argument("--held-out", type=float, default=10, help="per cent of the asked passages kept for measuring; 0 trains on all")
    options.add_argument("--minutes", type=float, default=60, help="stops early, with the rate brought down in time")
    o = options.parse_args()
    random.seed(1)
    torch.manual_seed(1)

    weights = read_safetensors(o.weights)
    read = lambda name: [json.loads(line) for line in open(f"{o.prepared}/{name}.jsonl")]
    start = time.time()
    passage_states = below([p["ids"] for p in read("passages")], weights, o.frozen)
    bank = all_vectors(passage_states, weights, o.frozen)
    same = (bank @ bank.T) >= SAME
    print(f"passages prepared in {time.time() - start:.0f} s", flush=True)
    questions = read("questions")
    question_states = below([q["ids"] for q in questions], weights, o.frozen)
    asked = sorted({q["passage"] for q in questions})
    random.shuffle(asked)
    kept_back = set(asked[: int(len(asked) * o.held_out / 100)])
    right = torch.tensor([q["passage"] for q in questions])
    training = [n for n, q in enumerate(questions) if q["passage"] not in kept_back]
    held = [n for n, q in enumerate(questions) if q["passage"] in kept_back]
    print(f"{len(training)} questions to learn from, {len(held)} held out; prepared in {time.time() - start:.0f} s", flush=True)

    learnt = {n: w.requires_grad_() for n, w in weights.items() if any(n.startswith(f"encoder.layer.{k}.") for k in range(o.frozen, LAYERS))}

    def measure(label):
        if not held:
            return
        current = all_vectors(passage_states, weights, o.frozen)
        some = all_vectors([question_states[n] for n in held], weights, o.frozen)
        line = {"all": found(some, current, right[held], same)}
        for kind in "epsfx":
            rows = [i for i, n in enumerate(held) if questions[n]["kind"] == kind]
            if rows:
                line[kind] = [len(rows), *found(some[rows], current, right[[held[i] for i in rows]], same)]
        print(label, json.dumps(line), flush=True)

    measure("published")
    optimiser = torch.optim.AdamW(learnt.values(), lr=o.rate, weight_decay=0.01)
    steps = math.ceil(len(training) / o.batch * o.epochs)
    began, step, epoch = time.time(), 0, 0
    while step < steps:
        order = training[:]
        random.shuffle(order)
        for at in range(0, len(order) - o.batch + 1, o.batch):
            progress = max(step / steps, (time.time() - began) / (60 * o.minutes))
            if progress >= 1:
                step = steps
                break
            for group in optimiser.param_groups:
                group["lr"] = o.rate * min(1, (step + 1) / 30) * max(0.02, 1 - progress)
            some = order[at : at + o.batch]
            gold = right[some]
            unique, place = torch.unique(gold, return_inverse=True)
            fresh = vectors([passage_states[n] for n in unique.tolist()], weights, o.frozen)
            asking = vectors([question_states[n] for n in some], weights, o.frozen)
            bank[unique] = fresh.detach()
            alike = same[gold]
            others = (asking @ bank.T / TEMPERATURE).masked_fill(alike, float("-inf"))
            own = (asking * fresh[place]).sum(1, keepdim=True) / TEMPERATURE
            against_all = F.cross_entropy(torch.cat([own, others], 1), torch.zeros(len(some), dtype=torch.long))
            batch = asking @ fresh.T / TEMPERATURE
            target = F.one_hot(place, len(unique)).bool()
            batch = batch.masked_fill(alike[:, unique] & ~target, float("-inf"))
            within = F.cross_entropy(batch, place)
            back = F.cross_entropy((fresh[place] @ asking.T / TEMPERATURE).masked_fill(alike[:, gold] & ~torch.eye(len(some), dtype=torch.bool), float("-inf")), torch.arange(len(some)))
            loss = against_all + within + 0.5 * back
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt.values(), 1.0)
            optimiser.step()
            step += 1
            if step % 20 == 0:
                print(f"step {step} of {steps}, loss {loss.item():.3f}, {time.time() - began:.0f} s", flush=True)
        epoch += 1
        bank = all_vectors(passage_states, weights, o.frozen)
        measure(f"after epoch {epoch}")
        # Save after each epoch, so that a run that is stopped is not wasted.
        write_safetensors(o.out, learnt, {"base": "all-MiniLM-L6-v2", "questions": str(len(training)), "frozen": str(o.frozen)})
    print(f"written after {time.time() - start:.0f} s", flush=True)


main()
