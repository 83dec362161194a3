"""Trains a very small model on pairs, on one CPU: python benchmarks/llm/tiny.py pairs.jsonl FOLDER --minutes 4

It needs torch and transformers (the extra `train`) and nothing of Aisle. The model has about two million weights:
enough to be served like a large one and to be wrong now and then, which is what it is for.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

END, BEGIN, PAD = "<|im_end|>", "<|im_start|>", "<|pad|>"
TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
WORDS, LONGEST, BATCH, RATE = 3_000, 2_048, 4, 2e-3
HELD_OUT = 20

Messages = list[dict[str, str]]


def tokenizer_of(texts: Iterator[str]) -> PreTrainedTokenizerFast:
    """Pieces of bytes, so that no text of any language is unknown."""
    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    special = [PAD, BEGIN, END]
    raw.train_from_iterator(
        texts, trainers.BpeTrainer(vocab_size=WORDS, special_tokens=special, initial_alphabet=alphabet)
    )
    made = PreTrainedTokenizerFast(tokenizer_object=raw, eos_token=END, pad_token=PAD)
    made.chat_template = TEMPLATE
    return made


def rows_of(tokenizer: PreTrainedTokenizerFast, pairs: list[Messages]) -> list[tuple[list[int], int]]:
    """Token numbers of each pair, and where its answer begins."""
    rows = []
    for messages in pairs:
        asked = tokenizer.apply_chat_template(messages[:-1], tokenize=False, add_generation_prompt=True)
        head = tokenizer(asked)["input_ids"]
        tail = tokenizer(messages[-1]["content"] + END)["input_ids"]
        if len(head) + len(tail) <= LONGEST:
            rows.append((head + tail, len(head)))
    return rows


def batch_of(rows: list[tuple[list[int], int]], pad: int) -> dict[str, Any]:
    """Rows beside each other; only answers are learned."""
    width = max(len(ids) for ids, _ in rows)
    ids = torch.full((len(rows), width), pad)
    labels = torch.full((len(rows), width), -100)
    mask = torch.zeros((len(rows), width), dtype=torch.long)
    for place, (row, start) in enumerate(rows):
        ids[place, : len(row)] = torch.tensor(row)
        labels[place, start : len(row)] = torch.tensor(row[start:])
        mask[place, : len(row)] = 1
    return {"input_ids": ids, "labels": labels, "attention_mask": mask}


def train(pairs: list[Messages], folder: Path, minutes: float) -> None:
    """Train for so long and save."""
    torch.manual_seed(7)
    torch.set_num_threads(1)
    rng = random.Random(7)  # noqa: S311  # patterns, not secrets
    rng.shuffle(pairs)
    tokenizer = tokenizer_of(message["content"] for messages in pairs for message in messages)
    rows = rows_of(tokenizer, pairs[HELD_OUT:])
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=160, intermediate_size=384, num_hidden_layers=3, num_attention_heads=4,
        num_key_value_heads=4, max_position_embeddings=LONGEST, tie_word_embeddings=True,
        pad_token_id=tokenizer.pad_token_id, eos_token_id=tokenizer.eos_token_id, bos_token_id=None,
    )  # fmt: skip
    model = LlamaForCausalLM(config)
    weights = sum(weight.numel() for weight in model.parameters())
    print(f"{len(rows)} pairs, {len(tokenizer)} pieces, {weights / 1e6:.2f} million weights", flush=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE)
    until, step = time.monotonic() + 60 * minutes, 0
    model.train()
    while time.monotonic() < until:
        loss = model(**batch_of(rng.sample(rows, BATCH), config.pad_token_id)).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        if step % 20 == 0:
            print(f"step {step}: loss {loss.item():.2f}", flush=True)
        step += 1
    model.eval()
    with torch.no_grad():
        held_out = model(**batch_of(rows_of(tokenizer, pairs[:HELD_OUT]), config.pad_token_id)).loss
    print(f"{step} steps; loss on {HELD_OUT} pairs held out: {held_out.item():.2f}")
    model.generation_config.do_sample = False
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=4)
    given = parser.parse_args()
    lines = given.pairs.read_text(encoding="utf-8").splitlines()
    train([json.loads(line) for line in lines], given.folder, given.minutes)
