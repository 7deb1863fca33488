"""Fits how likely it is that a Welsh message is about immediate danger, by logistic regression on hashed word pieces.

    python3 tools/training/pytorch/train_welsh.py tools/training/welsh \
        tools/training/messages/trained-1-december/82.txt bot/safeguards/welsh-danger-weights.json

The second file has greetings, pleas, thanks and "beth ddylwn i wneud?". Each message is also learnt with COPIES of the
Welsh ones around it, so that they tell nothing. Each file in the folder has the messages of one writer. For each writer, fits to the messages of the others and prints
how many urgent messages that fit finds and how many false alarms it raises. Then fits to all messages. Pieces of 3 to 5
letters take the place of stems and mutations, which a list of words would have to spell out. welsh-danger.ts must use the
same pieces, which a test checks.
"""

import base64
import hashlib
import json
import pathlib
import random
import re
import sys
import unicodedata
import zlib

import numpy as np

PLACES = 4096
RIDGE, STEPS, RATE = 3e-5, 1500, 4.0
THRESHOLDS = [0.35, 0.4, 0.45]
COPIES = 2


def words_of(text):
    plain = unicodedata.normalize("NFD", text.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))


def places_of(text):
    words = words_of(text)
    pieces = {f"w:{word}" for word in words} | {f"b:{one} {two}" for one, two in zip(words, words[1:])}
    for word in words:
        edged = f"^{word}$"
        pieces |= {edged[at : at + n] for n in (3, 4, 5) for at in range(len(edged) - n + 1)}
    return sorted({zlib.crc32(piece.encode()) % PLACES for piece in pieces})


def rows_of(messages):
    rows = np.zeros((len(messages), PLACES), np.float32)
    for n, message in enumerate(messages):
        places = places_of(message["text"])
        rows[n, places] = 1 / np.sqrt(max(1, len(places)))
    return rows


def read_noise(file):
    """The Welsh pieces that may stand before a message, and those that may stand behind it."""
    sides = {"before": [], "behind": []}
    for block in pathlib.Path(file).read_text(encoding="utf-8").split("=== ")[1:]:
        head, text = block.split("\n", 1)
        side, register = head.split()
        if register == "welsh":
            sides[side].append(re.sub(r"⟦\w+:([^⟧]*)⟧", r"\1", text.strip()))
    return sides["before"], sides["behind"]


def dressed(messages, before, behind):
    random.seed(1)
    around = lambda m: random.choice([f"{random.choice(before)} {m['text']}", f"{m['text']} {random.choice(behind)}"])
    return messages + [{**m, "text": around(m)} for m in messages for _ in range(COPIES)]


def fit(rows, urgent):
    weights, bias = np.zeros(PLACES, np.float32), 0.0
    for _ in range(STEPS):
        error = odds(rows, weights, bias) - urgent
        weights -= RATE * (rows.T @ error / len(urgent) + RIDGE * weights)
        bias -= RATE * error.mean()
    return weights, bias


def odds(rows, weights, bias):
    return 1 / (1 + np.exp(-(rows @ weights + bias)))


def main(folder, noise, file):
    writers = {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        for path in sorted(pathlib.Path(folder).glob("*.jsonl"))
    }
    before, behind = read_noise(noise)
    writers = {name: dressed(messages, before, behind) for name, messages in writers.items()}
    rows = {name: rows_of(messages) for name, messages in writers.items()}
    urgent = {name: np.array([m["urgent"] for m in messages], np.float32) for name, messages in writers.items()}
    for name in writers:
        others = [other for other in writers if other != name]
        fitted = fit(np.vstack([rows[o] for o in others]), np.concatenate([urgent[o] for o in others]))
        own = odds(rows[name], *fitted)
        shares = [
            f"from {t}: found {(own[urgent[name] == 1] >= t).mean():.2f}, alarmed {(own[urgent[name] == 0] >= t).mean():.2f}"
            for t in THRESHOLDS
        ]
        print(f"{name}, {len(own)} messages, {'; '.join(shares)}")
    weights, bias = fit(np.vstack(list(rows.values())), np.concatenate(list(urgent.values())))
    scale = float(np.abs(weights).max()) / 127
    data = np.round(weights / scale).astype(np.int8).tobytes()
    content = {
        "scale": scale,
        "bias": float(bias),
        "sha256": hashlib.sha256(data).hexdigest(),
        "weights": base64.b64encode(data).decode(),
    }
    pathlib.Path(file).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
