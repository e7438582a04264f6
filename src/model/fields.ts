import * as z from 'zod/mini';

/*
 * The pieces that every schema is made of. Any field but an id may be missing or null (a fresh partner's KPIs are),
 * and every object keeps what it does not know.
 */

/** `evt_abc` or `12345`. */
export const apiId = z.union([z.string(), z.number()]);
export const text = z.nullish(z.string());
export const number = z.nullish(z.number());
export const boolean = z.nullish(z.boolean());
/** A list where a missing one means an empty one. */
export const texts = z.nullish(z.array(z.string()));
