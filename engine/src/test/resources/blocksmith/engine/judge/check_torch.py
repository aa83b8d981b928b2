"""Runs each exported module of a folder on its input, with its weights, and compares what comes out."""

import importlib.util
import json
import pathlib
import sys

import numpy
import torch


def load_safetensors(path):
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = numpy.frombuffer(data[8 + length + begin : 8 + length + end], dtype="<f4")
        tensors[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())
    return tensors


def module_of(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    classes = [each for each in vars(module).values() if isinstance(each, type) and each.__module__ == path.stem]
    return classes[-1]().eval()


def check(path):
    model = module_of(path)
    weights = load_safetensors(path.with_suffix(".safetensors"))
    missing, unexpected = model.load_state_dict(weights, strict=False)
    missing = [name for name in missing if not name.endswith("num_batches_tracked")]
    if missing or unexpected:
        return f"missing {missing}, unexpected {unexpected}"
    with torch.no_grad():
        result = model(torch.from_numpy(numpy.load(path.with_suffix(".in.npy"))))
    results = result if isinstance(result, tuple) else (result,)
    for i, each in enumerate(results):
        expected = numpy.load(path.with_suffix(f".{i}.npy"))
        if tuple(each.shape) != expected.shape:
            return f"result {i} is {tuple(each.shape)}, not {expected.shape}"
        error = numpy.abs(each.numpy() - expected).max()
        if not error <= 1e-4 * max(numpy.abs(expected).max(), 1e-30):
            return f"result {i} differs by {error}, the largest being {numpy.abs(expected).max()}"
    return None


failed = 0
paths = sorted(pathlib.Path(sys.argv[1]).glob("*.py"))
for path in paths:
    try:
        problem = check(path)
    except Exception as thrown:
        problem = f"{type(thrown).__name__}: {thrown}"
    if problem:
        failed += 1
        print(f"{path.stem}: {problem}")
print(f"{len(paths) - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
