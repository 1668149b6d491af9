/** The map the benchmark measures with: seven stages, twelve touchpoints, rules of the kinds that owners make. */
import type { TouchpointDraft } from '../../map/touchpoints/contract.ts';

type Conditions = TouchpointDraft['rule']['conditions'];

export const storyStages = [
  'Awareness',
  'Consideration',
  'Decision',
  'Purchase',
  'Post-purchase',
  'Retention',
  'Advocacy',
];

export const storyTouchpoints = [
  visit('I see a post', 'instagram'),
  visit('I look for something', 'search'),
  visit('I open the newsletter page', 'email'),
  touchpoint('I come to the shop', 'Awareness', [
    field('name', 'is', 'Page Viewed'),
    field('page', 'is', '/'),
  ]),
  touchpoint('I look at a product page', 'Consideration', [
    field('name', 'is', 'Page Viewed'),
    field('page', 'glob', '/products/*'),
  ]),
  touchpoint('I read about a product', 'Consideration', [field('name', 'is', 'Product Viewed')]),
  touchpoint('I put it in the basket', 'Decision', [field('name', 'is', 'Product Added')]),
  touchpoint('I go to the checkout', 'Decision', [field('name', 'starts_with', 'Checkout')]),
  touchpoint('I order', 'Purchase', [field('name', 'is', 'Order Completed')]),
  touchpoint('My parcel comes', 'Post-purchase', [field('name', 'is', 'Order Delivered')]),
  touchpoint('I read the letter', 'Retention', [field('name', 'is', 'Email Opened')]),
  touchpoint('I write a review', 'Advocacy', [field('name', 'is', 'Review Submitted')]),
];

function touchpoint(title: string, stage: string, conditions: Conditions) {
  return { title, stage, channel: null, rule: { match: 'all' as const, conditions } };
}

function visit(title: string, channel: string) {
  return touchpoint(title, 'Awareness', [
    field('name', 'is', 'Page Viewed'),
    field('channel', 'is', channel),
    field('page', 'is', '/'),
  ]);
}

function field(
  of: 'name' | 'page' | 'channel',
  operator: 'is' | 'starts_with' | 'glob',
  value: string,
): Conditions[number] {
  return { kind: 'field', field: of, operator, values: [value] };
}
