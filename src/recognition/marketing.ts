import { decodeEntities, fold } from './text.ts';

/** What is written before and after titles and is no part of them. */
const AROUND =
  '(?:restlos )?ausverkauft|sold out|(?:zusatz|extra|additional |ersatz|nachhol) ?(?:termin|konzert|show|vorstellung|date)|' +
  'neuer termin|new date|vip(?: (?:tickets?|upgrade|loge))?|tickets?|karten|restkarten|abgesagt|entfallt|' +
  'cancell?ed|verlegt|hochverlegt|verschoben|postponed|rescheduled';
/** What is no title where it stands between separators alone: `| Live`, `– Tour 2026`. */
const ALONE =
  '(?:live|live in concert|in concert|on tour|' +
  '(?:(?:welt|world|europa|europe|european|deutschland|germany|arena|club|sommer|summer|winter|abschieds|farewell) ?)?' +
  'tour(?:nee)?)(?: (?:19|20)\\d\\d)?';

const BEFORE = new RegExp(`^(?:${AROUND})(?: |$)`);
const AFTER = new RegExp(`(?:^| )(?:${AROUND})$`);
const WHOLE = new RegExp(`^(?:(?:${AROUND}|${ALONE})(?: |$))+$`);
const SEPARATOR = /\s[-–—/+]+\s|[|•·*★()[\]]|[:!,]\s/;

/** A title without the remains of HTML in it. */
export function withoutMarkup(title: string): string {
  return decodeEntities(title).replace(/<\/?[a-z][^<>]*>/gi, ' ');
}

/** The title proper, folded; all of it where nothing would be left. */
export function withoutMarketing(title: string): string {
  const parts = title.split(SEPARATOR).map(fold);
  let core = parts.filter((part) => part && !WHOLE.test(part)).join(' ');
  for (let before = ''; before !== core;) {
    before = core;
    core = core.replace(BEFORE, '').replace(AFTER, '').trim();
  }
  return core || fold(title);
}
