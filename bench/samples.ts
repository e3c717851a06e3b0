/** A Dockerfile of ordinary length, or of as many instructions as asked for. */
export function dockerfile(index: number, instructions = 12): string {
  const lines = [
    '# syntax=docker/dockerfile:1',
    `FROM python:3.${10 + (index % 4)}-slim AS build`,
    'ARG VERSION=1.0.0',
    'WORKDIR /src',
    'COPY requirements.txt ./',
    'RUN pip install --no-cache-dir --prefix=/install -r requirements.txt',
    `FROM python:3.${10 + (index % 4)}-slim`,
    'ENV PYTHONUNBUFFERED=1 \\',
    `    APP_NAME=app-${index}`,
    'RUN apt-get update && \\',
    '    apt-get install -y --no-install-recommends curl ca-certificates && \\',
    '    rm -rf /var/lib/apt/lists/*',
    'COPY --from=build /install /usr/local',
  ];
  for (let extra = 12; extra < instructions; extra++) {
    lines.push(extra % 2 === 0 ? `RUN echo step-${extra} && test -d /src` : `ENV STEP_${extra}=\${APP_NAME}-${extra}`);
  }
  if (index % 2 === 0) lines.push('USER 10001');
  lines.push('EXPOSE 8000', 'CMD ["gunicorn", "app:app"]', '');
  return lines.join('\n');
}

/** A Compose file of two services. */
export function composeFile(index: number): string {
  return `services:
  web:
    image: registry.example.com/app-${index}:1.${index % 10}
    ports:
      - "127.0.0.1:${8000 + (index % 1000)}:8000"
    environment:
      DATABASE_URL: \${DATABASE_URL:-postgres://db/app}
      LOG_LEVEL: info
    depends_on: [db]
  db:
    image: postgres:17.6-alpine
    volumes:
      - data:/var/lib/postgresql/data
    security_opt:
      - no-new-privileges:true
volumes:
  data:
`;
}
