import * as z from 'zod/mini';
import { text } from './fields.ts';

/** By which an event's daily revenue is attributed. Open. Source: API docs (dk2), attribution. */
export const ATTRIBUTION_MODELS = ['FD', 'META', 'EXTERNAL'] as const;

export const attributionModelSchema = z.looseObject({ model: text });
