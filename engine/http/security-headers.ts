/** Headers that every answer carries (requirement R59). */
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/**
 * Scripts, workers and connections only of our own; styles also inline, because the canvas places its nodes by them.
 * `overwrite: false` lets an answer bring a stricter policy of its own (stored files).
 */
export function securityHeaders(isHttps: boolean): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: isHttps ? 'max-age=31536000; includeSubDomains' : false,
    xDownloadOptions: false,
    xXssProtection: false,
    overwrite: false,
  })
}
