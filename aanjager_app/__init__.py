"""Aanjager: offline tool for people who make business parks green, healthy and climate-proof."""
