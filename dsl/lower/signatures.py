"""From a signature and a definition to a quantity of the plan."""

from guiju.dsl.model.rule import Signature
from guiju.engine.expr import Expr
from guiju.engine.measure import RATIO
from guiju.engine.plan import Input, Quantity, Undetermined


def quantity(signature: Signature, definition: Expr | Input | Undetermined) -> Quantity:
    """Return the quantity. A measure that is unknown is an error found before."""
    return Quantity(
        id=signature.id,
        name=signature.name,
        title=signature.title,
        role=signature.role,
        measure=signature.measure or RATIO,
        axes=signature.axes,
        definition=definition,
        group=signature.group,
        clause=signature.clause,
        full_marks=signature.full_marks,
    )
