import type { NextFunction, Request, Response } from 'express';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site's page could have sent: the candidates' sandboxes are such sites.
 * A browser always sends Origin (or Sec-Fetch-Site) with a write; what sends neither is not a browser and holds no cookie of one.
 */
export function sameOrigin(platformOrigin: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const origin = request.get('origin');
    const site = request.get('sec-fetch-site');
    const foreign =
      (origin !== undefined && origin !== platformOrigin) ||
      (site !== undefined && site !== 'same-origin' && site !== 'none');
    if (SAFE.has(request.method) || !foreign) next();
    else response.status(403).json({ code: 'BAD_ORIGIN', data: {} });
  };
}
