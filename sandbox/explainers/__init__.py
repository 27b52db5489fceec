"""One small function for each likely cause. Each looks at one wrong array (a Leaf) and answers with findings, or none.

To add a cause: write `def name(leaf: Leaf) -> list[Finding]`, add it to `sandbox.explain.EXPLAINERS`, test that it
fires and that it keeps silent on near misses. `text` may be shown for hidden cases: it names causes, axes, arguments
and lengths, never values, and no word the learner's code could choose. `evidence` is shown for public cases only.
"""
