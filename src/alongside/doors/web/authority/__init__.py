"""Pages about who may decide for a person: recorded, checked, used and stopped; findings and decisions beside them."""
