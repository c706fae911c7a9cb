"""The cost-benefit worksheet: pure functions on frozen dataclasses."""
