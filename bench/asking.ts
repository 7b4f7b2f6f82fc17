/** Requests to a server, over connections that are kept open. */
import http from 'node:http';

export interface Request {
  port: number;
  method: string;
  path: string;
  headers?: http.OutgoingHttpHeaders;
  /** Sent as JSON. */
  body?: object | undefined;
}

const agent = new http.Agent({ keepAlive: true });

/** What it answers, from JSON. @throws for every status from 300 on */
// biome-ignore lint/suspicious/noExplicitAny: what several doors answer
export function answerOf({ port, method, path, headers = {}, body }: Request): Promise<any> {
  return new Promise((resolve, reject) => {
    const all = { ...headers, ...(body && { 'content-type': 'application/json' }) };
    const request = http.request({ port, method, path, agent, headers: all }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece) => {
        text += piece;
      });
      response.on('end', () => {
        if (response.statusCode! < 300) return resolve(text ? JSON.parse(text) : undefined);
        reject(new Error(`${method} ${path} answered ${response.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    request.on('error', reject);
    request.end(body && JSON.stringify(body));
  });
}
