"""What would be if: other weights, parameters and figures than there are."""
