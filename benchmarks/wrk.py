"""wrk (https://github.com/wg/wrk), the load generator, and what it measured."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Each thread walks through a list of requests of its own; wrk prints nothing we need, so the end does.
SCRIPT = """
local file = io.open(%(requests)s, "r")
local requests = {}
for line in file:lines() do requests[#requests + 1] = line end
file:close()
local at = 0
local threads = 0
function setup(thread) thread:set("offset", threads); threads = threads + 1 end
function init(args) at = offset * 7919; math.randomseed(offset + 1) end
local function unescape(text) return (text:gsub("\\\\r", "\\r"):gsub("\\\\n", "\\n"):gsub("\\\\\\\\", "\\\\")) end
function request() at = at + 1; return unescape(requests[(at - 1) %% #requests + 1]) end
local pause = %(pause)d
if pause > 0 then function delay() return math.random(pause / 2, pause * 1.5) end end
function done(summary, latency, requests)
  io.write(string.format("RESULT %%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50), latency:percentile(95)))
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """Requests a second and milliseconds until the whole answer was there."""

    rps: float
    p50_ms: float
    p95_ms: float


def program() -> str:
    found = shutil.which("wrk")
    if found is None:
        sys.exit("wrk is missing: apt-get install wrk")
    return found


def request(path: str, *, method: str = "GET", cookies: str = "", body: str = "", headers: Sequence[str] = ()) -> str:
    """One HTTP request as wrk sends it."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *headers]
    if cookies:
        lines.append(f"Cookie: {cookies}")
    if method == "POST":
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    return "\r\n".join(lines) + "\r\n\r\n" + body


def load(
    port: int, requests: Sequence[str], *, seconds: float, connections: int, threads: int = 1, pause_ms: int = 0
) -> Load:
    """Send the requests in turn for so long. pause_ms: mean pause of a client between two of them.

    Exits when an answer was no success: a fast error page is no result.
    """
    with tempfile.TemporaryDirectory(prefix="cr-wrk-") as folder:
        lines = Path(folder) / "requests"
        lines.write_text(
            "\n".join(each.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n") for each in requests)
        )
        script = Path(folder) / "script.lua"
        script.write_text(SCRIPT % {"requests": json.dumps(str(lines)), "pause": pause_ms})
        shape = (f"-t{threads}", f"-c{connections}", f"-d{seconds:.0f}s", "--timeout", "20s")
        command = (program(), *shape, "-s", str(script), f"http://127.0.0.1:{port}/")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"RESULT (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)", done.stdout)
    if found is None:
        sys.exit(f"wrk failed:\n{done.stdout}{done.stderr}")
    number, micros, refused, broken, p50, p95 = map(int, found.groups())
    if refused or broken or not number:
        sys.exit(
            f"{refused} of {number} answers were errors, {broken} connections broke: {requests[0].splitlines()[0]}"
        )
    return Load(number * 1e6 / micros, p50 / 1000, p95 / 1000)
