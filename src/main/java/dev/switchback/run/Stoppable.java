package dev.switchback.run;

import java.util.Iterator;

/// Looks, before each element, whether it may go on.
final class Stoppable<T> implements Iterator<T> {
  private final Iterator<? extends T> elements;
  private final Runnable look;

  Stoppable(Iterator<? extends T> elements, Runnable look) {
    this.elements = elements;
    this.look = look;
  }

  @Override
  public boolean hasNext() {
    look.run();
    return elements.hasNext();
  }

  @Override
  public T next() {
    return elements.next();
  }
}
