"""Has ONNX's own checker read each model of a folder, with its shape inference."""

import pathlib
import sys

import onnx

failed = 0
paths = sorted(pathlib.Path(sys.argv[1]).glob("*.onnx"))
for path in paths:
    try:
        model = onnx.load(str(path))
        onnx.checker.check_model(model, full_check=True)
    except Exception as thrown:
        failed += 1
        print(f"{path.stem}: {thrown}")
print(f"{len(paths) - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
