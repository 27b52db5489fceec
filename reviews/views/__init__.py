from reviews.views.home import home
from reviews.views.review import review, review_rate, review_show, review_undo

__all__ = ["home", "review", "review_rate", "review_show", "review_undo"]
