import type { TemplateResult } from 'lit';
import type { Formats } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { TcRun } from '../../model/clusters.ts';
import type { Access, Notice } from '../access/access.ts';
import type { FdContext } from '../shared/context.ts';

/** What the element lends to what draws it. */
export interface Hands {
  readonly fd: () => FdContext | undefined;
  readonly locale: () => string;
  readonly selected: () => readonly string[];
  /** The run to show, whether or not it can be read. */
  readonly wanted: () => string | null;
  readonly hasEvent: () => boolean;
  readonly goTo: (id: string) => void;
  readonly retry: () => void;
  readonly select: (tcs: Iterable<string>) => void;
  readonly renderNotice: (words: Messages, pick: (access: Access) => Notice) => TemplateResult;
}

/** What is drawn. */
export interface Picture {
  readonly shown: TcRun;
  /** Absent where it could not be read. */
  readonly newest: TcRun | undefined;
  /** The run that was shown before somebody chose this one. */
  readonly before: string | null;
  readonly selected: readonly string[];
  /** Empty where nothing may be asked. */
  readonly eventId: string;
  readonly goal: string;
  readonly budget: number;
  readonly currency: string | null | undefined;
  readonly staleSince: string | null;
  readonly words: Messages;
  readonly formats: Formats;
  readonly level: number;
}
