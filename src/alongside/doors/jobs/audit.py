"""`alongside audit verify [--checkpoint FILE]`, `alongside audit checkpoint FILE`: neither writes to the database."""

import argparse
import json
from pathlib import Path
from typing import Any

from django.utils import timezone

from alongside.doors.jobs.trouble import CannotRun
from alongside.records.audit.verify import checkpoint_text, verify
from alongside.records.plans.verify import verify_versions


def add_arguments(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="what", required=True)
    verifying = commands.add_parser("verify", help="recompute every chain; exit code 1 when one does not hold")
    verifying.add_argument(
        "--checkpoint", type=Path, metavar="FILE", help="also compare with a checkpoint kept elsewhere"
    )
    keeping = commands.add_parser("checkpoint", help="write every chain's newest hash to a file, to keep elsewhere")
    keeping.add_argument("file", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    return _verify(options.checkpoint) if options.what == "verify" else _checkpoint(options.file)


def _verify(checkpoint: Path | None) -> int:
    found, plans = verify(_read(checkpoint) if checkpoint else None), verify_versions()
    for each in found.breaks:
        place = f", event {each.number}" if each.number is not None else ""
        print(f"{each.chain}{place}: {each.why}")
    for version in plans.breaks:
        print(f"plan of {version.person}, version {version.number}: {version.why}")
    if found.breaks:
        print(f"{len({each.chain for each in found.breaks})} of {found.chains} chains do not hold.")
    if plans.breaks:
        print(f"{len({each.person for each in plans.breaks})} of {plans.plans} plans do not hold.")
    if found.breaks or plans.breaks:
        return 1
    print(f"Every chain holds (chains: {found.chains}, events: {found.events}).")
    print(f"Every plan holds (plans: {plans.plans}, versions: {plans.versions}).")
    if checkpoint is None:
        print(
            "Without --checkpoint, a chain that was made anew or cut short at its end cannot be told from a true one."
        )
    return 0


def _checkpoint(file: Path) -> int:
    file.write_text(checkpoint_text(timezone.now()) + "\n", encoding="utf-8")
    print(f"Written to {file}. Keep it where the database's administrator cannot write.")
    return 0


def _read(checkpoint: Path) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = json.loads(checkpoint.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CannotRun(f"The checkpoint {checkpoint} cannot be read: {error}.") from error
    if not isinstance(kept, dict) or "chains" not in kept:
        raise CannotRun(f"{checkpoint} is not a checkpoint: it has no chains.")
    return kept
