import type { SupportBot } from '../../../supportBot.ts';

/** Threads of staff are answered by `staff`, everything else by `bot`. */
export const forStaff = (staff: SupportBot, bot: SupportBot): SupportBot => ({
  onTurn: async (context, place, state) =>
    (state.channel === 'teamsStaff' ? staff : bot).onTurn(context, place, state),
});
