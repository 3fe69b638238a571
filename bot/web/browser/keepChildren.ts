/** A child of a list that is kept in step with data. */
export interface Block {
  readonly key: string;
  /** The same as before: the same element stays. */
  readonly json: string;
  readonly make: () => HTMLElement;
  /** Brings the same element up to date: replaced between press and release, it would lose the click. */
  readonly update?: (element: HTMLElement) => void;
}

/**
 * Brings a parent's children in step without rebuilding what did not change, so that neither the
 * place, nor the focus, nor what is opened is lost.
 */
export function keepChildren(parent: HTMLElement): (blocks: readonly Block[]) => void {
  const kept = new Map<string, { readonly json: string; readonly element: HTMLElement }>();
  const focusWithin = (element: HTMLElement): void => {
    const target = element.matches('a, button')
      ? element
      : element.querySelector<HTMLElement>('a, button');
    target?.focus({ preventScroll: true });
  };

  const elementOf = ({ key, json, make, update }: Block): HTMLElement => {
    const there = kept.get(key);
    if (there?.json === json) return there.element;
    if (there !== undefined && update !== undefined) {
      update(there.element);
      kept.set(key, { json, element: there.element });
      return there.element;
    }
    const element = make();
    kept.set(key, { json, element });
    if (there === undefined) return element;
    const hadFocus = there.element.contains(document.activeElement);
    there.element.replaceWith(element);
    if (hadFocus) focusWithin(element);
    return element;
  };

  return (blocks) => {
    const keys = new Set(blocks.map(({ key }) => key));
    for (const [key, { element }] of kept) {
      if (keys.has(key)) continue;
      element.remove();
      kept.delete(key);
    }
    blocks.forEach((block, place) => {
      const element = elementOf(block);
      const at = parent.children[place];
      if (at === element) return;
      const hadFocus = element.contains(document.activeElement);
      parent.insertBefore(element, at ?? null);
      if (hadFocus) focusWithin(element);
    });
  };
}
