"""`python -m sandbox serve | doctor | judge | bench`. Needs no Django."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence

from sandbox.launcher.options import add_arguments, options_from


def _serve(arguments: argparse.Namespace) -> int:
    from sandbox.launcher.serve import main as serve  # noqa: PLC0415  the other commands need no libseccomp

    return serve(options_from(arguments))


def _doctor(arguments: argparse.Namespace) -> int:
    from sandbox.doctor import main as doctor  # noqa: PLC0415  same

    return doctor(as_json=arguments.json)


def _bench(arguments: argparse.Namespace) -> int:
    from sandbox.bench import main as bench  # noqa: PLC0415  same

    return bench(as_json=arguments.json)


def _judge(arguments: argparse.Namespace) -> int:
    judge: Callable[[Sequence[str]], int] = importlib.import_module("sandbox.judge_cli").main
    return judge(arguments.rest)


def main(argv: Sequence[str]) -> int:
    if argv[:1] == ["judge"]:
        return _judge(argparse.Namespace(rest=list(argv[1:])))
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="Run learner code in a jail.")
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="serve one profile on a unix socket")
    add_arguments(serve)
    serve.set_defaults(run=_serve)
    for name, run, text in (
        ("doctor", _doctor, "list the layers: active and how proven, or missing and why"),
        ("bench", _bench, "measure the sandbox against the floor and its peers"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("--json", action="store_true")
        command.set_defaults(run=run)
    commands.add_parser("judge", help="judge one file: TASK FILE.py [--json]")
    arguments = parser.parse_args(argv)
    result: int = arguments.run(arguments)
    return result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
