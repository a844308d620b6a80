"""How one commit is scored. Pure: the same facts and the same rubric version give the same score anywhere."""
