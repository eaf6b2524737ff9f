import igraph
from graph_files import Question, answer


def load(question):
    return igraph.Graph(n=question.stocks + 1, edges=question.with_product(), directed=True)


def search(graph, question):
    (distances,) = graph.distances(source=question.stocks, target=question.flagged, mode="out")
    return [-1 if distance == float("inf") else int(distance) - 1 for distance in distances]


answer(Question(), igraph.__version__, load, search)
