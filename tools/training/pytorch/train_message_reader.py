"""Trains the message reader: all-MiniLM-L6-v2 with a head that tags each word and one that scores immediate danger.

    npx tsx tools/training/readers/prepare-messages.ts PREPARED MESSAGES…
    python3 tools/training/pytorch/train_message_reader.py WEIGHTS PREPARED,PUBLIC OUT --held-out 04,13

WEIGHTS is the published file of half-precision weights. PREPARED and PUBLIC are what prepare-messages.ts made from our
messages and from public sets of named entities. The changed layers and heads are written to OUT, as the average of the
weights over the last steps.

For the first half of the steps, the public sets teach what a name looks like, through a separate head that is then
discarded. If a message was prepared with different names, schools and numbers (--vary), one of its versions is chosen at
random each time. The tokeniser drops capitals and accents, so the shapes of words are added to the tokens, from a small
table that is learnt. The danger score adds what the first token says about the whole message to the score of the most
alarming token (Ilse, Tomczak and Welling, 2018, on labels of bags), so that one sentence in a long message can decide.
During training, some messages lose their capitals, and the word pieces of some names are replaced, so that the words
around them count. One word piece in 16 is hidden, because the messages are few enough to be learnt by heart.

With --long N, each step also reads N messages put together from short ones. Half of these have a message about danger
among calm ones: with few long messages to learn from, the calm words in a window outvoted the sentence that should
decide. With --further EARLIER, training continues from an earlier OUT.

Messages of the kinds "before" and "behind" (greetings, pleas, thanks, signatures, "what do I do?") are not learnt by
themselves. They are put around short messages of danger and calm ones alike, so that they tell nothing: with ", help"
behind it, a sentence about danger was taken for a question.
"""

import argparse
import json
import math
import random
import time

import torch
import torch.nn.functional as F

from encoder import LAYERS, WIDTH, layer, normalised, padded, read_safetensors, write_safetensors

CLASSES = ["none", "name", "school", "address", "birth", "reference", "contact"]
SHAPES = 22
SMALL, IN_SMALL, IN_CAPITALS, WITHOUT_CASE = 0, 18, 19, {1, 2, 3, 4, 20, 21}
WINDOW = 192
SHAPES_AT = 3
PUBLIC_CLASSES = 4
PUBLIC_ROWS = 24
NAMES_REPLACED, CASE_TAKEN = 0.25, 0.2
MASK, HIDDEN = 103, 0.06
VARIED = 0.5
AVERAGED_FROM, AVERAGE_KEEPS = 0.5, 0.99
LONG_COUNTS = 0.5
DRESSED, DRESSED_ON_ONE_SIDE, LONGEST_DRESSED = 0.3, 0.7, 100
LONG = (40, WINDOW - 6)
DANGER_PART, CALM_PART, OTHER_PART = (5, 70), (8, 150), (8, 60)
UNTAGGED = {"dangeronly", "calmonly"}
DANGER = {"danger": 1.0, "dangeronly": 1.0, "calm": 0.0, "calmonly": 0.0, "question": 0.0, "lookalike": 0.0}


def windows(message):
    """Windows of at most WINDOW tokens that overlap by a third."""
    ids, n = message["ids"][1:-1], len(message["ids"]) - 2
    at = 0
    while True:
        end = min(n, at + WINDOW - 2)
        pick = lambda name, edge: [edge, *message[name][1 + at : 1 + end], edge]
        yield {
            **message,
            "ids": [101, *ids[at:end], 102],
            "shapes": pick("shapes", []),
            "labels": pick("labels", -1),
            "from": at,
        }
        if end == n:
            return
        at += (WINDOW * 2) // 3


def states(batch, weights):
    ids, mask = padded([w["ids"] for w in batch])
    shapes = torch.zeros(*ids.shape, SHAPES)
    for row, w in enumerate(batch):
        for column, held in enumerate(w["shapes"]):
            for shape in held:
                shapes[row, column, shape] = 1
    values = (
        weights["embeddings.word_embeddings.weight"][ids]
        + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    values = normalised(values, weights, "embeddings.LayerNorm")
    for number in range(LAYERS):
        if number == SHAPES_AT:
            values = values + shapes @ weights["reader.shapes.weight"]
        values = layer(values, mask, weights, number)
    return values, mask


def read(batch, weights, public=False):
    values, mask = states(batch, weights)
    if public:
        return F.linear(values, weights["public.tags.weight"], weights["public.tags.bias"])
    tags = F.linear(values, weights["reader.tags.weight"], weights["reader.tags.bias"])
    alarm = F.linear(values, weights["reader.danger.weight"], weights["reader.danger.bias"])
    most = alarm[:, :, 0].masked_fill(~mask, -1e4).max(1).values
    return tags, most + alarm[:, 0, 1]


def losses(batch, weights):
    """The losses for the tags and for danger; 0 if no message in the batch is marked for that."""
    tags, most = read(batch, weights)
    labels = torch.full(tags.shape[:2], -1, dtype=torch.long)
    for row, w in enumerate(batch):
        if w["kind"] not in UNTAGGED:
            labels[row, : len(w["labels"])] = torch.tensor(w["labels"])
    tagging = F.cross_entropy(tags.flatten(0, 1), labels.flatten(), ignore_index=-1) if (labels >= 0).any() else 0
    known = [row for row, w in enumerate(batch) if w["kind"] in DANGER]
    if not known:
        return tagging, 0
    wanted = torch.tensor([DANGER[batch[row]["kind"]] for row in known])
    return tagging, F.binary_cross_entropy_with_logits(most[known], wanted)


def disturbed(window):
    """A copy of the window with capitals removed, names replaced and word pieces hidden at random."""
    shapes, ids = window["shapes"], list(window["ids"])
    if random.random() < CASE_TAKEN:
        shapes = [
            sorted({SMALL if s in (1, 2, 3, 4) else s for s in row if s not in (20, 21, IN_CAPITALS)} | {IN_SMALL}) if row else row
            for row in shapes
        ]
    if random.random() < NAMES_REPLACED:
        for n, label in enumerate(window["labels"]):
            if label in (1, 2) and random.random() < 0.5:
                ids[n] = random.randrange(1996, 30522)
    for n in range(1, len(ids) - 1):
        if random.random() < HIDDEN:
            ids[n] = MASK
    return {**window, "shapes": shapes, "ids": ids}


def dressed(window, before, behind):
    """The window with a greeting, plea or signature before it, behind it or both."""
    side = random.random()
    first = [random.choice(before)] if before and (side < DRESSED_ON_ONE_SIDE / 2 or side > DRESSED_ON_ONE_SIDE) else []
    last = [random.choice(behind)] if behind and side > DRESSED_ON_ONE_SIDE / 2 else []
    inner = lambda name: [held for m in [*first, window, *last] for held in m[name][1:-1]]
    return {
        **window,
        "ids": [101, *inner("ids"), 102],
        "shapes": [[], *inner("shapes"), []],
        "labels": [-1, *inner("labels"), -1],
    }


def joined(parts):
    """Joins several short messages into one window, which is about danger if one of them is."""
    ids, shapes, labels = [], [], []
    for m in parts:
        ids += m["ids"][1:-1]
        shapes += m["shapes"][1:-1]
        labels += [-1] * (len(m["ids"]) - 2) if m["kind"] in UNTAGGED else m["labels"][1:-1]
    return {
        "ids": [101, *ids, 102],
        "shapes": [[], *shapes, []],
        "labels": [-1, *labels, -1],
        "kind": "danger" if any(DANGER[m["kind"]] for m in parts) else "calm",
    }


def composite(danger, calm, with_danger):
    while True:
        parts = [random.choice(calm) for _ in range(random.randint(1, 4) if with_danger else random.randint(2, 5))]
        if with_danger:
            parts.insert(random.choice([0, len(parts), random.randint(0, len(parts))]), random.choice(danger))
        if LONG[0] <= sum(len(m["ids"]) - 2 for m in parts) <= LONG[1]:
            return joined(parts)


def spans_of(message, probability):
    """Joins neighbouring words of the same class into spans, if there are only spaces between them."""
    spans = []
    for start, end, label in probability:
        gap = message["text"][spans[-1][1] : start] if spans else "x"
        if spans and spans[-1][2] == label and (gap.strip() == "" and "\n" not in gap):
            spans[-1][1] = end
        else:
            spans.append([start, end, label])
    return spans


def evaluate(messages, weights, threshold=0.5):
    from collections import Counter

    hit, all_, given, right, touched, plain = Counter(), Counter(), 0, 0, 0, 0
    danger = []
    flat = [(n, w) for n, m in enumerate(messages) for w in windows(m)]
    order = sorted(range(len(flat)), key=lambda k: len(flat[k][1]["ids"]))
    odds = [{} for _ in messages]
    alarm = [-1e4] * len(messages)
    with torch.no_grad():
        for at in range(0, len(order), 32):
            some = order[at : at + 32]
            tags, most = read([flat[k][1] for k in some], weights)
            tags = tags.softmax(-1)
            for row, k in enumerate(some):
                n, w = flat[k]
                alarm[n] = max(alarm[n], most[row].item())
                for column in range(1, len(w["ids"]) - 1):
                    token = w["from"] + column
                    odds[n].setdefault(token, []).append(tags[row, column])
    missed = []
    for n, m in enumerate(messages):
        if m["kind"] in DANGER or m["kind"] == "danger":
            danger.append((m["kind"], alarm[n], m["text"]))
        if m["kind"] in UNTAGGED:
            continue
        words = {}
        for token, some in odds[n].items():
            key = (m["starts"][token], m["ends"][token])
            words.setdefault(key, []).append(sum(some) / len(some))
        found = []
        for (start, end), some in sorted(words.items()):
            p = torch.stack(some).mean(0)
            if 1 - p[0] > threshold:
                found.append((start, end, 1 + p[1:].argmax().item()))
        spans = spans_of(m, found)
        bare = lambda s: "".join(c for c in s.lower() if c.isalnum())
        texts = [(bare(m["text"][s:e]), s, e) for s, e, _ in spans]
        for start, end, kind in m["spans"]:
            all_[kind] += 1
            ok = any(s <= start and e >= end and len(t) <= len(bare(m["text"][start:end])) + 4 for t, s, e in texts)
            hit[kind] += ok
            if not ok:
                missed.append((kind, m["text"][start:end], m["text"][max(0, start - 40) : end + 30].replace("\n", " ")))
        given += len(spans)
        right += sum(any(s < e2 and s2 < e for s2, e2, _ in m["spans"]) for s, e, _ in spans)
        if not m["spans"]:
            plain += 1
            touched += bool(spans)
    return {
        "recall": round(sum(hit.values()) / max(1, sum(all_.values())), 3),
        "overlapping": round(right / max(1, given), 3),
        "by kind": {k: (all_[k], round(hit[k] / all_[k], 3)) for k in sorted(all_, key=all_.get, reverse=True)},
        "touched": (plain, touched),
    }, danger, missed


def refuse_shared(held, learnt):
    """Stops if a held-out message is also learnt from, because its figures would look better than they are."""
    bare = lambda m: "".join(c for c in m["text"].lower() if c.isalnum())
    held_by = {bare(m): m for m in held}
    shared = [(held_by[bare(m)], m) for m in learnt if bare(m) in held_by]
    for one, other in shared:
        print(f"message {one['of']} of writer {one['writer']} is also message {other['of']} of writer {other['writer']}: {one['text'][:60]!r}")
    if shared:
        raise SystemExit("Messages that are held out must not be learnt from. Take these out of one of the files.")


def danger_line(danger, cut):
    from collections import defaultdict

    by = defaultdict(list)
    for kind, score, _ in danger:
        by[kind].append(score > cut)
    return {k: (len(v), round(sum(v) / len(v), 3)) for k, v in by.items()}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("weights")
    options.add_argument("prepared")
    options.add_argument("out")
    options.add_argument("--held-out", default="")
    options.add_argument("--epochs", type=float, default=3.6)
    options.add_argument("--batch", type=int, default=48)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--public-until", type=float, default=0.5)
    options.add_argument("--missed", default="")
    options.add_argument("--long", type=int, default=0, help="messages put together from short ones, a step")
    options.add_argument("--further", default="", help="an earlier result to start from")
    options.add_argument("--average-with", default="", help="an earlier result: what is written is the mean of both")
    o = options.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    weights = read_safetensors(o.weights)
    weights["reader.shapes.weight"] = torch.randn(SHAPES, WIDTH) * 0.02
    weights["reader.tags.weight"] = torch.randn(len(CLASSES), WIDTH) * 0.02
    weights["reader.tags.bias"] = torch.zeros(len(CLASSES))
    weights["reader.danger.weight"] = torch.randn(2, WIDTH) * 0.02
    weights["reader.danger.bias"] = torch.zeros(2)
    weights["public.tags.weight"] = torch.randn(PUBLIC_CLASSES, WIDTH) * 0.02
    weights["public.tags.bias"] = torch.zeros(PUBLIC_CLASSES)
    if o.further:
        weights.update(read_safetensors(o.further))
    messages = [json.loads(line) for p in o.prepared.split(",") for line in open(p)]
    public = [w for m in messages if m["kind"] == "public" for w in windows(m)]
    before, behind = ([m for m in messages if m["kind"] == side] for side in ("before", "behind"))
    messages = [m for m in messages if m["kind"] not in ("public", "before", "behind")]
    kept = set(filter(None, o.held_out.split(",")))
    versions = {}
    for m in messages:
        versions.setdefault((m["writer"], m["of"]), []).append(m)
    first = [some[0] for some in versions.values()]
    train = [(w, n, key) for key, some in versions.items() if key[0] not in kept for n, w in enumerate(windows(some[0]))]
    varied = {key: [list(windows(m)) for m in some[1:]] for key, some in versions.items() if key[0] not in kept}
    held = [m for m in first if m["writer"] in kept]
    refuse_shared(held, [m for m in first if m["writer"] not in kept])
    of_length = lambda kinds, least, most: [
        m for m in first if m["writer"] not in kept and m["kind"] in kinds and least <= len(m["ids"]) <= most
    ]
    short_danger = of_length({"danger", "dangeronly"}, *DANGER_PART)
    # Use calm messages twice: there are more questions and look-alikes, and those are less like what people paste.
    short_calm = of_length({"calm", "calmonly"}, *CALM_PART) * 2 + of_length({"question", "lookalike"}, *OTHER_PART)

    def drawn(number):
        window, n, key = train[number]
        others = [some[n] for some in varied[key] if len(some) > n]
        window = random.choice(others) if others and random.random() < VARIED else window
        if window["kind"] in DANGER and len(window["ids"]) <= LONGEST_DRESSED and random.random() < DRESSED:
            window = dressed(window, before, behind)
        return disturbed(window)

    learnt = {
        n: w.requires_grad_()
        for n, w in weights.items()
        if n.startswith(("reader.", "public.", "encoder.layer."))
    }
    heads = [w for n, w in learnt.items() if n.startswith(("reader.", "public."))]
    optimiser = torch.optim.AdamW(
        [{"params": [w for n, w in learnt.items() if not n.startswith(("reader.", "public."))], "scale": 1.0}, {"params": heads, "scale": 10.0}],
        lr=o.rate,
        weight_decay=0.01,
    )
    per_epoch = math.ceil(len(train) / o.batch)
    steps = int(per_epoch * o.epochs)
    print(f"{len(train)} windows to learn from, {len(held)} messages held out, {steps} steps", flush=True)
    began, step, average = time.time(), 0, None
    while step < steps:
        order = list(range(len(train)))
        random.shuffle(order)
        chunks = []
        # Put windows of about the same length in a batch, so that there is little padding, and the batches in random order.
        for at in range(0, len(order), o.batch * 16):
            some = sorted(order[at : at + o.batch * 16], key=lambda n: len(train[n][0]["ids"]))
            chunks += [some[k : k + o.batch] for k in range(0, len(some), o.batch)]
        random.shuffle(chunks)
        for chunk in chunks:
            if step >= steps:
                break
            for group in optimiser.param_groups:
                group["lr"] = o.rate * group["scale"] * min(1, (step + 1) / 50) * max(0.02, 1 - step / steps)
            tagging, alarm = losses([drawn(n) for n in chunk], weights)
            loss = 2 * tagging + 0.5 * alarm
            if o.long:
                some = [disturbed(composite(short_danger, short_calm, n % 2 == 0)) for n in range(o.long)]
                long_tagging, long_alarm = losses(some, weights)
                loss = loss + LONG_COUNTS * (2 * long_tagging + 0.5 * long_alarm)
            if public and step < steps * o.public_until:
                some = [disturbed(w) for w in random.sample(public, PUBLIC_ROWS)]
                out = read(some, weights, True)
                wanted = torch.full(out.shape[:2], -1, dtype=torch.long)
                for row, w in enumerate(some):
                    wanted[row, : len(w["labels"])] = torch.tensor(w["labels"])
                loss = loss + F.cross_entropy(out.flatten(0, 1), wanted.flatten(), ignore_index=-1)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt.values(), 1.0)
            optimiser.step()
            step += 1
            if step == int(steps * AVERAGED_FROM):
                average = {n: w.detach().clone() for n, w in learnt.items()}
            elif average is not None:
                for n, w in learnt.items():
                    average[n].lerp_(w.detach(), 1 - AVERAGE_KEEPS)
            if step % 25 == 0:
                print(f"step {step} of {steps}, tagging {float(tagging):.4f}, alarm {float(alarm):.4f}, {time.time() - began:.0f} s", flush=True)
        result = average or learnt
        write_safetensors(
            o.out,
            {n: w for n, w in result.items() if not n.startswith("public.")},
            {"base": "all-MiniLM-L6-v2", "messages": str(len(first) - len(held))},
        )
        if held and step >= steps * 0.45:
            for threshold in (0.5, 0.3, 0.15):
                figures, danger, missed = evaluate(held, {**weights, **result}, threshold)
                print(threshold, json.dumps(figures), flush=True)
            for cut in (0.0, -1.0, -2.0, -3.0):
                print("danger", cut, json.dumps(danger_line(danger, cut)), flush=True)
            if o.missed:
                with open(o.missed, "w") as file:
                    for row in missed:
                        file.write("\t".join(row) + "\n")
                    for kind, score, text in danger:
                        if (score > -2) != (DANGER[kind] == 1):
                            file.write(f"{kind}\t{score:.2f}\t{text!r}\n")
    if o.average_with:
        other = read_safetensors(o.average_with)
        mean = {n: (w.detach() + other[n]) / 2 for n, w in result.items() if n in other}
        write_safetensors(o.out, mean, {"base": "all-MiniLM-L6-v2", "messages": str(len(first) - len(held))})
    print(f"written after {time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
