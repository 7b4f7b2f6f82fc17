/**
 * The touchpoint types every workspace knows from the start: Segment's e-commerce, mobile, B2B and e-mail events,
 * and our own for delivery, visits, service and feedback.
 */
import type { DefaultStage } from './default-stages.ts';

type Channel = 'web' | 'app' | 'email' | 'phone' | 'store' | 'social' | 'messaging' | 'post';
type Department = 'service' | 'marketing' | 'sales' | 'product' | 'operations' | 'success';

export interface DefaultType {
  name: string;
  stage: DefaultStage;
  /** None where it depends on the touchpoint. */
  channel: Channel | null;
  department: Department;
  momentOfTruth: boolean;
  outbound: boolean;
}

/** What we say or send without the customer's doing, and what they answer when asked. It does not count as their going on. */
const OUTBOUND = new Set([
  'Ad Seen',
  'Push Notification Received',
  'Push Notification Bounced',
  'Email Delivered',
  'Email Bounced',
  'Delivery Promised',
  'Call Made',
  'Promise Made',
  'Survey Sent',
  'Survey Answered',
]);

const group =
  (stage: DefaultStage, department: Department, channel: Channel | null = null) =>
  (...names: string[]): DefaultType[] =>
    names.map((starred) => {
      const name = starred.replace(/ \*$/, '');
      return {
        name,
        stage,
        channel,
        department,
        momentOfTruth: starred !== name,
        outbound: OUTBOUND.has(name),
      };
    });

/** A star marks a moment of truth: where customers decide what they think of the brand. */
export const DEFAULT_TYPES: DefaultType[] = [
  ...group('awareness', 'marketing')('Ad Seen', 'Ad Clicked', 'Promotion Viewed', 'Promotion Clicked'),
  ...group('awareness', 'marketing', 'app')(
    'Install Attributed',
    'Deep Link Clicked',
    'Deep Link Opened',
    'Push Notification Received',
    'Push Notification Tapped',
    'Push Notification Bounced',
  ),
  ...group('awareness', 'marketing', 'email')(
    'Email Delivered',
    'Email Opened',
    'Email Link Clicked',
    'Email Bounced',
  ),
  ...group('leaving', 'marketing', 'email')('Email Marked as Spam', 'Unsubscribed'),

  ...group('consideration', 'product', 'web')('Page Viewed'),
  ...group('consideration', 'product', 'app')('Screen Viewed'),
  ...group('consideration', 'sales', 'store')('Store Visited'),
  ...group('consideration', 'product')('Products Searched', 'Product List Viewed', 'Product List Filtered'),
  ...group('consideration', 'product')(
    'Product Clicked',
    'Product Viewed',
    'Product Added',
    'Product Removed',
    'Cart Viewed',
    'Product Added to Wishlist',
    'Product Removed from Wishlist',
    'Wishlist Product Added to Cart',
  ),
  ...group('consideration', 'sales')(
    'Identified',
    'Joined Account',
    'Identities Joined',
    'Signed Up *',
    'Trial Started',
    'Trial Ended *',
    'Account Created',
    'Account Added User',
    'Account Removed User',
  ),

  ...group('purchase', 'product')(
    'Checkout Started',
    'Checkout Step Viewed',
    'Checkout Step Completed',
    'Payment Info Entered',
    'Coupon Entered',
    'Coupon Applied',
    'Coupon Denied',
    'Coupon Removed',
    'Cart Shared',
  ),
  ...group('purchase', 'sales')('Order Completed *', 'Order Updated', 'Order Paid', 'Subscription Started *'),

  ...group('delivery', 'operations')(
    'Delivery Promised',
    'Order Shipped',
    'Order Out for Delivery',
    'Order Delivered *',
    'Order Delivered Late *',
  ),

  ...group('use', 'product', 'app')(
    'Application Installed',
    'Application Opened',
    'Application Updated',
    'Application Backgrounded',
    'Application Crashed',
    'Application Foregrounded',
  ),
  ...group('leaving', 'product', 'app')('Application Uninstalled'),
  ...group('use', 'product')('Signed In', 'Signed Out', 'Invite Sent'),

  ...group('support', 'service', 'phone')('Call Made', 'Call Received'),
  ...group('support', 'service')(
    'Help Requested *',
    'Help Answered',
    'Message Received',
    'Message Sent',
    'Problem Solved *',
    'Promise Made',
    'Promise Kept',
    'Promise Broken *',
  ),
  ...group('support', 'operations')('Order Returned *', 'Order Refunded *'),

  ...group('loyalty', 'marketing')('Product Shared', 'Product Reviewed *'),
  ...group('loyalty', 'success')('Survey Sent', 'Survey Answered *', 'Subscription Renewed *'),

  ...group('leaving', 'sales')('Order Cancelled *'),
  ...group('leaving', 'success')('Subscription Cancelled *', 'Account Deleted *'),
];
