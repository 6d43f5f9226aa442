"""The exact calculus: plan, facts, evaluation, explanation. See README.md."""
