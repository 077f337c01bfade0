"""The page: one HTML file that shows, searches and explains a timeline, and asks nothing of the network."""

from dateline.charts.page.writer import page as page

__all__ = ["page"]
