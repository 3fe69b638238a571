import { type Check, fine, type Finding, unused, whyOf, wrong } from './finding.ts';

/** Is the bot reached where people are told that it is? Only while it runs. */
export const checkPublicUrl: Check = async ({ publicUrl, isDemo, teams }, signal) => {
  if (publicUrl === undefined) return [unused('PUBLIC_URL', 'Reached on this machine only.')];
  const findings: Finding[] = [];
  if (!isDemo && !publicUrl.startsWith('https://')) {
    findings.push(wrong('PUBLIC_URL', 'Customers’ data would be readable on the way: use https.'));
  }
  try {
    const { status } = await fetch(`${publicUrl}/healthz`, { signal, redirect: 'manual' });
    findings.push(
      status === 200
        ? fine('PUBLIC_URL', `${publicUrl} is reached from here.`)
        : wrong(
            'PUBLIC_URL',
            `${publicUrl}/healthz answered ${status}. Is it this bot, and does it run?`,
          ),
    );
  } catch (error) {
    const says = `${publicUrl} is not reached from here (${whyOf(error)}). Start the bot, or look at the proxy.`;
    findings.push(wrong('PUBLIC_URL', says));
  }
  if (teams !== undefined && teams.app.kind !== 'playground') {
    findings.push(fine('PUBLIC_URL', `The bot’s endpoint in Azure is ${publicUrl}/api/messages.`));
  }
  return findings;
};
