"""Writes PyTorch's results for a few messages with the reader's weights, for the test that compares ONNX with PyTorch.

    npx tsx tools/training/readers/prepare-messages.ts PREPARED tests/adapters/models/message-reader/fixtures/00-messages.txt
    python3 tools/training/pytorch/reader_reference.py WEIGHTS TRAINED PREPARED > tests/adapters/models/message-reader/fixtures/reference.json
"""

import json
import sys

import torch
import torch.nn.functional as F

import encoder
from train_message_reader import read, states, windows

# The trainer multiplies in bfloat16, but the service uses float32.
encoder.dense = lambda values, weights, name: F.linear(values, weights[f"{name}.weight"], weights[f"{name}.bias"])

published, trained, prepared = sys.argv[1:4]
weights = {**encoder.read_safetensors(published), **encoder.read_safetensors(trained)}
rounded = lambda values: [[round(value, 4) for value in row] for row in values.tolist()]
out = []
with torch.no_grad():
    for line in open(prepared):
        for window in windows(json.loads(line)):
            values, _ = states([window], weights)
            tags, most = read([window], weights)
            head = lambda name: F.linear(values[0], weights[f"reader.{name}.weight"], weights[f"reader.{name}.bias"])
            out.append(
                {
                    "text": window["text"],
                    "ids": window["ids"],
                    "shapes": window["shapes"],
                    "tags": rounded(head("tags")),
                    "danger": rounded(head("danger")),
                    "score": round(most.item(), 4),
                }
            )
print(json.dumps(out, ensure_ascii=False))
