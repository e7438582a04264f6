import type { Hono } from 'hono';

export const mainApi = '/api/v3';

/** Customer Representation. Media (`/api`) has no routes yet: all of them are 404. */
export const crApi = '/cr/api';

const bases = [mainApi, crApi];

/** A path as people name it: those of the main API without its base, the others in full. */
export function namedPath(path: string): string {
  return path.startsWith(`${mainApi}/`) ? path.slice(mainApi.length) : path;
}

/** The path with its base. */
export function fullPath(path: string): string {
  return bases.some((base) => path.startsWith(`${base}/`)) ? path : mainApi + path;
}

/** A route as people read it: parameters in braces, with its base. */
export interface ListedRoute {
  readonly method: string;
  readonly path: string;
}

/** Each route of the API once: Hono lists a guarded route twice, and middleware under the method ALL. */
export function listedRoutes(app: Hono): readonly ListedRoute[] {
  const seen = new Map(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && bases.some((base) => path.startsWith(`${base}/`)))
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
