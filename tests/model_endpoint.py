"""An OpenAI-compatible endpoint on the loopback that answers as a test wants."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def endpoint(*answers, opens_to=None, together=1):
    """An OpenAI-compatible endpoint that gives these answers in turn, the last one again and again.

    Args:
        answers: Texts, or what is given as JSON.
        opens_to: How many requests it answers before it wants another key.
        together: It answers only when so many requests wait at once, and else breaks.
    """
    asked = []
    waiting = threading.Barrier(together)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            if opens_to is not None and len(asked) > opens_to:
                self.send_error(401)
                return
            waiting.wait(timeout=20)
            content = answers[min(len(asked), len(answers)) - 1]
            message = {"role": "assistant", "content": content if isinstance(content, str) else json.dumps(content)}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            body = {"id": "1", "object": "chat.completion", "created": 0, "model": "fake", "choices": [choice]}
            data = json.dumps(body).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
