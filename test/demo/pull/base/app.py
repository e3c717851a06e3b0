import os

from flask import Flask

app = Flask(__name__)


@app.get("/healthz")
def healthz():
    return {"database": "DATABASE_URL" in os.environ}
