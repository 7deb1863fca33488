"""The layers of all-MiniLM-L6-v2 in PyTorch, and functions that read and write its weight files, for fine-tuning."""

import json

import numpy as np
import torch
import torch.nn.functional as F

LAYERS, HEADS, WIDTH = 6, 12, 384


def read_safetensors(path):
    raw = open(path, "rb").read()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F16":
            continue
        start, end = (8 + size + offset for offset in entry["data_offsets"])
        values = np.frombuffer(raw[start:end], dtype=np.float16).reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.astype(np.float32))
    return tensors


def write_safetensors(path, tensors, metadata):
    header, data, at = {"__metadata__": metadata}, [], 0
    for name in sorted(tensors):
        raw = tensors[name].detach().numpy().astype(np.float16).tobytes()
        header[name] = {"dtype": "F16", "shape": list(tensors[name].shape), "data_offsets": [at, at + len(raw)]}
        data.append(raw)
        at += len(raw)
    head = json.dumps(header, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 8)
    with open(path, "wb") as file:
        file.write(len(head).to_bytes(8, "little") + head + b"".join(data))


def dense(values, weights, name):
    # Products in bfloat16 with sums in float32 take half the time of float32 on processors that support them.
    return F.linear(values.bfloat16(), weights[f"{name}.weight"].bfloat16(), weights[f"{name}.bias"].bfloat16()).float()


def normalised(values, weights, name):
    return F.layer_norm(values, (WIDTH,), weights[f"{name}.weight"], weights[f"{name}.bias"], 1e-12)


def layer(values, mask, weights, number):
    name = f"encoder.layer.{number}"
    rows, tokens, _ = values.shape
    heads = lambda part: (
        dense(values, weights, f"{name}.attention.self.{part}").view(rows, tokens, HEADS, -1).transpose(1, 2)
    )
    # Attention is 20 times slower here in bfloat16 than in float32.
    attended = F.scaled_dot_product_attention(heads("query"), heads("key"), heads("value"), attn_mask=mask[:, None, None, :])
    attended = attended.transpose(1, 2).reshape(rows, tokens, WIDTH)
    values = normalised(dense(attended, weights, f"{name}.attention.output.dense") + values, weights, f"{name}.attention.output.LayerNorm")
    wide = F.gelu(dense(values, weights, f"{name}.intermediate.dense"))
    return normalised(dense(wide, weights, f"{name}.output.dense") + values, weights, f"{name}.output.LayerNorm")


def embed_tokens(ids, weights):
    positions = weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
    values = weights["embeddings.word_embeddings.weight"][ids] + positions + weights["embeddings.token_type_embeddings.weight"][0]
    return normalised(values, weights, "embeddings.LayerNorm")


def padded(rows):
    width = max(len(row) for row in rows)
    ids = torch.zeros(len(rows), width, dtype=torch.long)
    mask = torch.zeros(len(rows), width, dtype=torch.bool)
    for n, row in enumerate(rows):
        ids[n, : len(row)] = torch.tensor(row)
        mask[n, : len(row)] = True
    return ids, mask
