import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The chat on a page, as a person uses it. */
export interface ChatPage {
  readonly launcher: Locator;
  readonly frame: FrameLocator;
  /** The message field. */
  readonly field: Locator;
  open(): Promise<void>;
  /** Types a line and sends it. */
  say(line: string): Promise<void>;
  /** Presses one of the suggested answers, or a button on a card. */
  press(name: string | RegExp): Promise<void>;
  /** Resolves when a bubble with this text is there. */
  hears(text: string | RegExp): Promise<void>;
  /** The bubbles so far, in order. */
  bubbles(): Promise<string[]>;
}

/** Selectors as Web Chat 4.18 has them: every bot text is there three times, bubbles once. */
export function chatPage(page: Page): ChatPage {
  const launcher = page.locator('support-chat button.launcher');
  const frame = page.frameLocator('support-chat iframe');
  const field = frame.locator('[data-id="webchat-sendbox-input"]');
  // The message field's own button is called "Send" too.
  const offered = frame.locator('.ac-adaptiveCard, .webchat__suggested-actions');
  const bubble = frame.locator('.webchat__bubble');
  return {
    launcher,
    frame,
    field,
    open: async () => {
      await launcher.click();
      await field.waitFor();
    },
    say: async (line) => {
      // Until it is connected, Web Chat lets nothing be sent; the bot is the first to speak.
      await bubble.first().waitFor();
      await field.fill(line);
      await field.press('Enter');
    },
    press: async (name) => {
      await offered.getByRole('button', { name, exact: true }).last().click();
    },
    hears: async (text) => {
      await bubble.filter({ hasText: text }).first().waitFor();
    },
    bubbles: () => bubble.allInnerTexts(),
  };
}
