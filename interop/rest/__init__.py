"""The API's views and what they stand on. Each calls a service the browser calls too."""
