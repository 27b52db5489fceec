"""Device nodes of the GPU profile."""

from __future__ import annotations

from pathlib import Path

from sandbox.launcher.bubblewrap import StartError


def gpu_devices(profile: str) -> list[str]:
    """Device nodes to bind: none but for the torch-gpu profile. Raises StartError when that finds none."""
    if profile != "torch-gpu":
        return []
    devices = found_devices()
    if not devices:
        raise StartError("profile torch-gpu: no /dev/nvidia* on this machine")
    return devices


def found_devices() -> list[str]:
    names = [p for p in sorted(Path("/dev").glob("nvidia*")) if p.is_char_device()]
    return [str(path) for path in names if path.name.removeprefix("nvidia").isdigit() or path.name in _SHARED]


_SHARED = ("nvidiactl", "nvidia-uvm", "nvidia-uvm-tools")


def describe_gpu() -> str:
    devices = found_devices()
    return f"active: {', '.join(devices)}" if devices else "missing: no /dev/nvidia* on this machine"
