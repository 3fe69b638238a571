/** Web Chat's style options and Adaptive Cards' host configuration for our two themes. */
interface Palette {
  readonly background: string;
  readonly text: string;
  readonly subtle: string;
  readonly border: string;
  readonly bubble: string;
  readonly link: string;
  readonly good: string;
  readonly attention: string;
}

const light: Palette = {
  background: '#ffffff',
  text: '#1b2430',
  subtle: '#55606e',
  border: '#d5dbe2',
  bubble: '#f1f4f7',
  link: '#0b5cad',
  good: '#17663a',
  attention: '#a4262c',
};

const dark: Palette = {
  background: '#14181d',
  text: '#e8ecf1',
  subtle: '#aab4bf',
  border: '#3a444f',
  bubble: '#222931',
  link: '#8cc0f7',
  good: '#86d3a4',
  attention: '#ff9d96',
};

export interface Accent {
  readonly accent: string;
  readonly onAccent: string;
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';

function styleOptions(palette: Palette, { accent, onAccent }: Accent): object {
  const { background, text, subtle, border, bubble, link, attention } = palette;
  return {
    primaryFont: FONT,
    accent: link,
    subtle,
    backgroundColor: background,
    rootHeight: '100%',
    rootWidth: '100%',
    // As long as it is sent again by itself (patientPosts.ts): no “failed” before that.
    sendTimeout: 90_000,
    paddingRegular: 12,
    bubbleBackground: bubble,
    bubbleBorderColor: bubble,
    bubbleBorderRadius: 14,
    bubbleTextColor: text,
    bubbleMaxWidth: 520,
    bubbleMinHeight: 36,
    bubbleFromUserBackground: accent,
    bubbleFromUserBorderColor: accent,
    bubbleFromUserBorderRadius: 14,
    bubbleFromUserTextColor: onAccent,
    groupTimestamp: true,
    timestampColor: subtle,
    markdownExternalLinkIconImage: 'none',
    sendBoxBackground: background,
    sendBoxTextColor: text,
    sendBoxPlaceholderColor: subtle,
    sendBoxButtonColor: link,
    sendBoxButtonColorOnHover: link,
    sendBoxButtonColorOnActive: link,
    sendBoxButtonColorOnFocus: link,
    sendBoxButtonColorOnDisabled: subtle,
    sendBoxButtonShadeColor: background,
    sendBoxButtonShadeColorOnHover: bubble,
    sendBoxButtonShadeColorOnActive: bubble,
    sendBoxButtonShadeColorOnFocus: bubble,
    sendBoxButtonShadeColorOnDisabled: background,
    sendBoxButtonShadeBorderRadius: 8,
    sendBoxButtonShadeInset: 4,
    sendBoxButtonKeyboardFocusIndicatorBorderColor: link,
    sendBoxBorderTop: `solid 1px ${border}`,
    sendBoxHeight: 52,
    sendBoxTextWrap: true,
    sendBoxMaxHeight: 160,
    suggestedActionLayout: 'flow',
    suggestedActionBackgroundColor: background,
    suggestedActionBackgroundColorOnHover: bubble,
    suggestedActionBackgroundColorOnActive: bubble,
    suggestedActionBackgroundColorOnFocus: bubble,
    suggestedActionBorderColor: link,
    suggestedActionBorderRadius: 18,
    suggestedActionTextColor: link,
    suggestedActionHeight: 36,
    suggestedActionsVisualKeyboardIndicatorColor: link,
    suggestedActionKeyboardFocusIndicatorBorderColor: text,
    suggestedActionKeyboardFocusIndicatorBorderRadius: 14,
    suggestedActionKeyboardFocusIndicatorBorderStyle: 'solid',
    suggestedActionKeyboardFocusIndicatorBorderWidth: 2,
    transcriptActivityVisualKeyboardIndicatorColor: link,
    transcriptVisualKeyboardIndicatorColor: link,
    notificationText: text,
    toastErrorBackgroundColor: bubble,
    toastErrorColor: attention,
    toastWarnBackgroundColor: bubble,
    toastWarnColor: text,
    toasterHeight: 36,
    hideUploadButton: false,
    uploadMultiple: true,
    autoScrollSnapOnPage: true,
    scrollToEndButtonFontSize: 13,
    newMessagesButtonFontSize: 13,
  };
}

function hostConfig({ text, subtle, border, bubble, link, good, attention }: Palette): object {
  const color = (name: string) => ({ default: name, subtle: name });
  return {
    fontFamily: FONT,
    fontSizes: { small: 13, default: 15, medium: 17, large: 20, extraLarge: 24 },
    supportsInteractivity: true,
    containerStyles: {
      default: {
        backgroundColor: bubble,
        foregroundColors: {
          default: { default: text, subtle },
          accent: color(link),
          good: color(good),
          attention: color(attention),
          warning: color(attention),
        },
      },
    },
    separator: { lineColor: border, lineThickness: 1 },
    actions: { actionsOrientation: 'horizontal', actionAlignment: 'left', maxActions: 10 },
  };
}

export function webChatLook(isDark: boolean, accent: Accent): object {
  const palette = isDark ? dark : light;
  return {
    styleOptions: styleOptions(palette, accent),
    adaptiveCardsHostConfig: hostConfig(palette),
  };
}
