"""@slack/types under tsc: whether payloads are what the TypeScript SDK says that Slack takes."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.npm import needed

TYPES, TYPESCRIPT = "@slack/types@3.2.0", "typescript@5.9.3"


def mistakes(payloads: Sequence[tuple[str, Any]], folder: Path) -> str:
    """What tsc says of these, each with the name of its type; "" when nothing is wrong."""
    types, typescript = needed(TYPES), needed(TYPESCRIPT)
    names = sorted({kind.removesuffix("[]") for kind, _ in payloads})
    lines = [f"import type {{ {', '.join(names)} }} from '@slack/types';"]
    different = dict.fromkeys((kind, json.dumps(value, ensure_ascii=False)) for kind, value in payloads)
    lines += [f"export const p{number}: {kind} = {text};" for number, (kind, text) in enumerate(different)]
    (folder / "payloads.ts").write_text("\n".join(lines), "utf-8")
    options = {
        "strict": True, "noEmit": True, "exactOptionalPropertyTypes": True, "skipLibCheck": True, "target": "es2022",
        "module": "nodenext", "moduleResolution": "nodenext", "types": [],
        "paths": {"@slack/types": [str(types / "dist/index.d.ts")]},
    }  # fmt: skip
    settings = {"compilerOptions": options, "files": ["payloads.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
    done = subprocess.run(
        ["node", typescript / "bin/tsc", "-p", folder, "--pretty", "false"],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0 or done.stdout, done.stderr
    return done.stdout
