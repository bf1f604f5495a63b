import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/**
 * Puts the web app in front of the backend: its pages carry the runtime settings (contract.md 2.1). It forwards REST under
 * `/api`, and with `isWholeServer` everything that is not a page, as the all-in-one image does.
 */
export function withWebApp(
  backend: RequestListener,
  addresses: { readonly wsUrl: string | undefined; readonly appUrl: string },
  isWholeServer: boolean,
): RequestListener {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/api/')) return backend(request, response);
    const isBackendPath = pathname === '/health' || pathname.startsWith('/socket.io/');
    if (isWholeServer && isBackendPath) return backend(request, response);
    return sendPage(request, response, pathname, addresses);
  };
}

function sendPage(
  { method }: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  { wsUrl, appUrl }: { readonly wsUrl: string | undefined; readonly appUrl: string },
): void {
  const isFound = pathname === '/' || pathname === '/login';
  const settings = `<script>window.__HP_CONFIG__=${JSON.stringify({ wsUrl, appUrl })}</script>`;
  const page = `<!DOCTYPE html><html><head><title>Placet</title>${settings}</head><body>${isFound ? 'Sign in' : 'Not found'}</body></html>`;
  response.writeHead(isFound ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
  response.end(method === 'HEAD' ? undefined : page);
}
