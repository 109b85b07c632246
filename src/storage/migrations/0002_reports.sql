CREATE TABLE "discord_report_line" (
	"workspace" integer NOT NULL,
	"case_id" uuid NOT NULL,
	"channel_id" text NOT NULL,
	"message_id" text,
	"batch_id" uuid,
	"shown" text,
	"begun_at" timestamp with time zone NOT NULL,
	CONSTRAINT "discord_report_line_workspace_case_id_pk" PRIMARY KEY("workspace","case_id")
);
--> statement-breakpoint
CREATE TABLE "case_entry" (
	"workspace" integer NOT NULL,
	"case_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"agent_id" uuid,
	"contact_id" uuid,
	"text" text DEFAULT '' NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"key" text collate "C",
	CONSTRAINT "case_entry_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "case_link" (
	"workspace" integer NOT NULL,
	"case_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_link_workspace_case_id_other_id_kind_pk" PRIMARY KEY("workspace","case_id","other_id","kind")
);
--> statement-breakpoint
CREATE TABLE "case_mention" (
	"workspace" integer NOT NULL,
	"agent_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "case_mention_workspace_agent_id_entry_id_pk" PRIMARY KEY("workspace","agent_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "case_party" (
	"workspace" integer NOT NULL,
	"case_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"role" text NOT NULL,
	"way" text NOT NULL,
	"direct" boolean DEFAULT false NOT NULL,
	"via_id" uuid,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_party_workspace_case_id_contact_id_pk" PRIMARY KEY("workspace","case_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "case_reminder" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"unless_answered" boolean NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "case_reminder_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "case_view" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"agent_id" uuid NOT NULL,
	"shared" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_view_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "case_watch" (
	"workspace" integer NOT NULL,
	"case_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_watch_workspace_case_id_agent_id_pk" PRIMARY KEY("workspace","case_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "linked_conversation" (
	"workspace" integer NOT NULL,
	"case_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "linked_conversation_workspace_case_id_conversation_id_pk" PRIMARY KEY("workspace","case_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "incident" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"texts" jsonb NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"resolves_for" uuid,
	CONSTRAINT "incident_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "incident_hearing" (
	"workspace" integer NOT NULL,
	"incident_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"answer" text,
	CONSTRAINT "incident_hearing_workspace_incident_id_conversation_id_pk" PRIMARY KEY("workspace","incident_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "rising_dismissal" (
	"workspace" integer NOT NULL,
	"case_id" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "rising_dismissal_workspace_case_id_pk" PRIMARY KEY("workspace","case_id")
);
--> statement-breakpoint
CREATE TABLE "case_card" (
	"workspace" integer NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"guild_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"channel_name" text NOT NULL,
	"message_id" text,
	"thread_id" text,
	"round" smallint DEFAULT 1 NOT NULL,
	"shown" text,
	"begun_at" timestamp with time zone NOT NULL,
	"same_since" timestamp with time zone,
	"words" text,
	CONSTRAINT "case_card_workspace_case_id_pk" PRIMARY KEY("workspace","case_id")
);
--> statement-breakpoint
CREATE TABLE "case_news" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"texts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"fixed_in" text,
	"reporters" integer NOT NULL,
	"agent_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "case_news_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "case_telling" (
	"workspace" integer NOT NULL,
	"news_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"role" text NOT NULL,
	"direct" boolean NOT NULL,
	"state" text NOT NULL,
	"message_id" uuid,
	"batch" integer,
	"settled_at" timestamp with time zone,
	CONSTRAINT "case_telling_workspace_news_id_contact_id_pk" PRIMARY KEY("workspace","news_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "tracker" (
	"workspace" integer PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"system" text NOT NULL,
	"repository" text NOT NULL,
	"api_base" text NOT NULL,
	"token" text NOT NULL,
	"hook_secret" text NOT NULL,
	"settings" jsonb NOT NULL,
	"trouble" text,
	"rest_until" timestamp with time zone,
	"heard_at" timestamp with time zone,
	"asked_at" timestamp with time zone,
	"looked_until" timestamp with time zone NOT NULL,
	"connected_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tracker_issue" (
	"workspace" integer NOT NULL,
	"case_id" uuid NOT NULL,
	"number" integer,
	"url" text,
	"title" text NOT NULL,
	"draft" jsonb,
	"begun_at" timestamp with time zone,
	"open" text,
	"labels" text[] DEFAULT '{}' NOT NULL,
	"etag" text,
	"hints" integer DEFAULT 0 NOT NULL,
	"hints_seen" integer DEFAULT 0 NOT NULL,
	"shown" text NOT NULL,
	"told" uuid,
	"telling" uuid,
	"trouble" text,
	"tries" smallint DEFAULT 0 NOT NULL,
	"synced_at" timestamp with time zone,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tracker_issue_workspace_case_id_pk" PRIMARY KEY("workspace","case_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_attempt" (
	"workspace" integer NOT NULL,
	"delivery_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"milliseconds" integer NOT NULL,
	"status" smallint,
	"words" text,
	"answer" text DEFAULT '' NOT NULL,
	CONSTRAINT "webhook_attempt_workspace_delivery_id_id_pk" PRIMARY KEY("workspace","delivery_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"place" bigint GENERATED ALWAYS AS IDENTITY (sequence name "webhook_delivery_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"endpoint_id" uuid NOT NULL,
	"number" bigint,
	"kind" text NOT NULL,
	"conversation_id" uuid,
	"message_id" uuid,
	"case_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"due" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_delivery_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoint" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"url" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"events" text[],
	"active" boolean DEFAULT true NOT NULL,
	"secret" text NOT NULL,
	"old_secret" text,
	"old_secret_until" timestamp with time zone,
	"since" bigint NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	"rest_until" timestamp with time zone,
	"trouble" text,
	"took_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_endpoint_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "event_follower" (
	"workspace" integer NOT NULL,
	"name" text NOT NULL,
	"number" bigint NOT NULL,
	CONSTRAINT "event_follower_workspace_name_pk" PRIMARY KEY("workspace","name")
);
--> statement-breakpoint
DROP INDEX "conversation_queue";--> statement-breakpoint
DROP INDEX "case_conversation";--> statement-breakpoint
ALTER TABLE "support_case" ALTER COLUMN "requester_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ALTER COLUMN "conversation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ALTER COLUMN "reason" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "discord_staff_batch" ADD COLUMN "kind" text DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "case_id" uuid;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "type" text DEFAULT 'question' NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "priority" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "fields" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "fixed_in" text;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "platforms" text[] GENERATED ALWAYS AS (string_to_array(translate(fields ->> 'platforms', '[]" ', ''), ',')) STORED;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "source" text DEFAULT 'handoff' NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "opened_by" uuid;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "published" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "changed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "reporter_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "follower_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "status_before" text;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "outcome_before" text;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "key" text collate "C";--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "support_case" ADD COLUMN "stems" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', translate(lower(subject || ' ' || description), 'áàâãäåéèêëíìîïóòôõöúùûüçñ', 'aaaaaaeeeeiiiiooooouuuucn')) || to_tsvector('portuguese', translate(lower(subject || ' ' || description), 'áàâãäåéèêëíìîïóòôõöúùûüçñ', 'aaaaaaeeeeiiiiooooouuuucn'))) STORED;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "unannounced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "opened_by" uuid;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "ladder" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "case_entry" ADD CONSTRAINT "case_entry_workspace_case_id_support_case_workspace_id_fk" FOREIGN KEY ("workspace","case_id") REFERENCES "public"."support_case"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_party" ADD CONSTRAINT "case_party_workspace_case_id_support_case_workspace_id_fk" FOREIGN KEY ("workspace","case_id") REFERENCES "public"."support_case"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_party" ADD CONSTRAINT "case_party_workspace_contact_id_contact_workspace_id_fk" FOREIGN KEY ("workspace","contact_id") REFERENCES "public"."contact"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_workspace_case_id_support_case_workspace_id_fk" FOREIGN KEY ("workspace","case_id") REFERENCES "public"."support_case"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_hearing" ADD CONSTRAINT "incident_hearing_workspace_incident_id_incident_workspace_id_fk" FOREIGN KEY ("workspace","incident_id") REFERENCES "public"."incident"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_card" ADD CONSTRAINT "case_card_workspace_case_id_support_case_workspace_id_fk" FOREIGN KEY ("workspace","case_id") REFERENCES "public"."support_case"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_news" ADD CONSTRAINT "case_news_workspace_case_id_support_case_workspace_id_fk" FOREIGN KEY ("workspace","case_id") REFERENCES "public"."support_case"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_telling" ADD CONSTRAINT "case_telling_workspace_news_id_case_news_workspace_id_fk" FOREIGN KEY ("workspace","news_id") REFERENCES "public"."case_news"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_telling" ADD CONSTRAINT "case_telling_workspace_contact_id_contact_workspace_id_fk" FOREIGN KEY ("workspace","contact_id") REFERENCES "public"."contact"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracker" ADD CONSTRAINT "tracker_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracker_issue" ADD CONSTRAINT "tracker_issue_workspace_case_id_support_case_workspace_id_fk" FOREIGN KEY ("workspace","case_id") REFERENCES "public"."support_case"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_workspace_delivery_id_webhook_delivery_workspace_id_fk" FOREIGN KEY ("workspace","delivery_id") REFERENCES "public"."webhook_delivery"("workspace","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_workspace_endpoint_id_webhook_endpoint_workspace_id_fk" FOREIGN KEY ("workspace","endpoint_id") REFERENCES "public"."webhook_endpoint"("workspace","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "discord_report_line_begun" ON "discord_report_line" USING btree ("workspace","begun_at");--> statement-breakpoint
CREATE INDEX "discord_report_line_batch" ON "discord_report_line" USING btree ("workspace","batch_id") WHERE batch_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_entry_key" ON "case_entry" USING btree ("workspace","key") WHERE key is not null;--> statement-breakpoint
CREATE INDEX "case_entry_page" ON "case_entry" USING btree ("workspace","case_id","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "case_link_other" ON "case_link" USING btree ("workspace","other_id");--> statement-breakpoint
CREATE INDEX "case_mention_page" ON "case_mention" USING btree ("workspace","agent_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "case_mention_unread" ON "case_mention" USING btree ("workspace","agent_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "case_party_contact" ON "case_party" USING btree ("workspace","contact_id","joined_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "case_party_page" ON "case_party" USING btree ("workspace","case_id","joined_at","contact_id");--> statement-breakpoint
CREATE INDEX "case_party_reporters" ON "case_party" USING btree ("workspace","case_id","joined_at","contact_id") WHERE role = 'reporter';--> statement-breakpoint
CREATE INDEX "case_party_joined" ON "case_party" USING btree ("workspace","joined_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "case_reminder_due" ON "case_reminder" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "case_reminder_case" ON "case_reminder" USING btree ("workspace","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_view_name" ON "case_view" USING btree ("workspace","agent_id","name");--> statement-breakpoint
CREATE INDEX "case_watch_agent" ON "case_watch" USING btree ("workspace","agent_id");--> statement-breakpoint
CREATE INDEX "linked_conversation_of" ON "linked_conversation" USING btree ("workspace","conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_active" ON "incident" USING btree ("workspace") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "incident_resolving" ON "incident" USING btree ("workspace") WHERE resolves_for is not null;--> statement-breakpoint
CREATE INDEX "case_card_message" ON "case_card" USING btree ("workspace","message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX "case_card_thread" ON "case_card" USING btree ("workspace","thread_id") WHERE thread_id is not null;--> statement-breakpoint
CREATE INDEX "case_news_case" ON "case_news" USING btree ("workspace","case_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "case_news_open" ON "case_news" USING btree ("workspace") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "case_telling_open" ON "case_telling" USING btree ("workspace","news_id","state") WHERE state in ('due', 'direct', 'mention');--> statement-breakpoint
CREATE UNIQUE INDEX "tracker_id" ON "tracker" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "tracker_issue_number" ON "tracker_issue" USING btree ("workspace","number") WHERE number is not null;--> statement-breakpoint
CREATE INDEX "webhook_delivery_page" ON "webhook_delivery" USING btree ("workspace","endpoint_id","place" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "webhook_delivery_waiting" ON "webhook_delivery" USING btree ("workspace","endpoint_id","due","place") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_delivery_failed" ON "webhook_delivery" USING btree ("workspace","endpoint_id","place" DESC NULLS FIRST) WHERE state = 'failed';--> statement-breakpoint
CREATE INDEX "webhook_delivery_made" ON "webhook_delivery" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "attachment_case" ON "attachment" USING btree ("workspace","case_id") WHERE case_id is not null;--> statement-breakpoint
CREATE INDEX "attachment_case_pending" ON "attachment" USING btree ("workspace","case_id") WHERE state = 'pending' and case_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_key" ON "support_case" USING btree ("workspace","key") WHERE key is not null;--> statement-breakpoint
CREATE INDEX "case_merged" ON "support_case" USING btree ("workspace","merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "case_stems" ON "support_case" USING gin ("stems") WHERE status not in ('resolved', 'closed');--> statement-breakpoint
CREATE INDEX "case_changed" ON "support_case" USING btree ("workspace","changed_at","id") WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "case_opened" ON "support_case" USING btree ("workspace","opened_at","id") WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "case_reporters" ON "support_case" USING btree ("workspace","reporter_count","id") WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "case_priority" ON "support_case" USING btree ("workspace","priority","changed_at","id") WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "case_due" ON "support_case" USING btree ("workspace",coalesce(due_at, '9999-01-01 00:00+00'::timestamptz),"id") WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "case_overdue" ON "support_case" USING btree ("workspace","due_at","id") WHERE due_at is not null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX "case_status" ON "support_case" USING btree ("workspace","status","changed_at","id") WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "case_type" ON "support_case" USING btree ("workspace","type","changed_at","id") WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "case_owner" ON "support_case" USING btree ("workspace","owner_id","changed_at","id") WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "case_tags" ON "support_case" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "case_platforms" ON "support_case" USING gin ("platforms");--> statement-breakpoint
CREATE INDEX "conversation_opened_by" ON "conversation" USING btree ("workspace","opened_at") WHERE opened_by is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_conversation" ON "support_case" USING btree ("workspace","conversation_id") WHERE conversation_id is not null;--> statement-breakpoint
UPDATE "support_case" SET "changed_at" = coalesce("resolved_at", "opened_at"), "reporter_count" = 1;--> statement-breakpoint
INSERT INTO "case_party" ("workspace", "case_id", "contact_id", "role", "way", "joined_at")
SELECT "workspace", "id", "requester_id", 'reporter', 'chat', "opened_at" FROM "support_case" WHERE "requester_id" IS NOT NULL;
--> statement-breakpoint
CREATE FUNCTION "case_words"("subject" text, "description" text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 40000 AS $$
BEGIN
  RETURN pg_catalog.to_tsvector('pg_catalog.simple'::regconfig, subject || ' ' || description);
END $$;--> statement-breakpoint
CREATE INDEX "case_words" ON "support_case" USING gin (case_words("subject", "description"));
--> statement-breakpoint
INSERT INTO "case_entry" ("workspace", "case_id", "id", "kind", "agent_id", "contact_id", "facts", "at")
SELECT "workspace", "id", gen_random_uuid(), 'opened', CASE WHEN "reason" = 'agent' THEN "owner_id" END, CASE WHEN "reason" = 'agent' THEN NULL ELSE "requester_id" END,
  jsonb_build_object('conversation', "conversation_id"), "opened_at" FROM "support_case";--> statement-breakpoint
INSERT INTO "case_entry" ("workspace", "case_id", "id", "kind", "facts", "at")
SELECT "workspace", "id", gen_random_uuid(), 'status', jsonb_strip_nulls(jsonb_build_object('from', 'open', 'to', 'resolved', 'outcome', "outcome")), "resolved_at"
FROM "support_case" WHERE "resolved_at" IS NOT NULL;
