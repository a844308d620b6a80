"""How one commit is judged. Pure: the same facts and the same rubric version give the same score anywhere."""
