from reviews.views.explore import map_of_cards, search
from reviews.views.home import home
from reviews.views.review import review, review_rate, review_show, review_undo

__all__ = ["home", "map_of_cards", "review", "review_rate", "review_show", "review_undo", "search"]
