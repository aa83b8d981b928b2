"""Makes exported modules with other arguments, and checks their shapes and numbers of parameters."""

import importlib.util
import pathlib
import sys

import torch


def variant(folder, line):
    name, arguments, parameters, arriving, leaving = line.split()
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    classes = [each for each in vars(module).values() if isinstance(each, type) and each.__module__ == name]
    given = dict(each.split("=") for each in arguments.split(",")[1:])
    model = classes[-1](**{key: int(value) for key, value in given.items()}).eval()
    result = model(torch.randn([int(size) for size in arriving.split("×")]))
    assert "×".join(map(str, result.shape)) == leaving, f"{line}: {tuple(result.shape)}"
    count = sum(each.numel() for each in model.parameters())
    assert count == int(parameters), f"{line}: {count}"


folder = pathlib.Path(sys.argv[1])
lines = (folder / "variants.txt").read_text(encoding="utf-8").splitlines()
for each in lines:
    variant(folder, each)
print(f"{len(lines)} passed, 0 failed")
