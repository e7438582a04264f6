import type { Hono } from 'hono';

/** The main API. Media (`/api`) and Customer Representation (`/cr/api`) have no routes yet: all of them are 404. */
export const mainApi = '/api/v3';

/** A route as people read it: parameters in braces, with its base. */
export interface ListedRoute {
  readonly method: string;
  readonly path: string;
}

/** Each route of the API once: Hono lists a guarded route twice, and middleware under the method ALL. */
export function listedRoutes(app: Hono): readonly ListedRoute[] {
  const seen = new Map(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith(`${mainApi}/`))
      .map(({ method, path }) => [`${method} ${path}`, { method, path: path.replaceAll(/:(\w+)/g, '{$1}') }]),
  );
  return [...seen.values()];
}

/** The route that answers a request: one that names every segment goes before one with a parameter. */
export function routeAt(routes: readonly ListedRoute[], method: string, path: string): ListedRoute | undefined {
  const segments = path.split('/');
  return routes
    .filter((route) => route.method === method && matches(route.path.split('/'), segments))
    .sort((one, other) => parametersOf(one) - parametersOf(other))[0];
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.length !== segments.length) return false;
  return pattern.every((expected, index) => {
    const segment = segments[index] ?? '';
    return expected.startsWith('{') ? /^[^{]+$/.test(segment) : segment === expected;
  });
}

function parametersOf({ path }: ListedRoute): number {
  return path.split('{').length;
}
