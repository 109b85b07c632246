CREATE TABLE "discord_mod_line" (
	"workspace" integer NOT NULL,
	"subject" uuid NOT NULL,
	"channel_id" text NOT NULL,
	"message_id" text,
	"begun_at" timestamp with time zone NOT NULL,
	CONSTRAINT "discord_mod_line_workspace_subject_pk" PRIMARY KEY("workspace","subject")
);
--> statement-breakpoint
CREATE TABLE "discord_server" (
	"workspace" integer NOT NULL,
	"guild_id" text NOT NULL,
	"file" text NOT NULL,
	"applied_at" timestamp with time zone,
	"applied_by" uuid,
	"run" jsonb,
	"beat_at" timestamp with time zone,
	"drift" jsonb,
	"looked_at" timestamp with time zone,
	CONSTRAINT "discord_server_workspace_guild_id_pk" PRIMARY KEY("workspace","guild_id")
);
--> statement-breakpoint
CREATE TABLE "discord_server_part" (
	"workspace" integer NOT NULL,
	"guild_id" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"discord_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "discord_server_part_workspace_guild_id_kind_key_pk" PRIMARY KEY("workspace","guild_id","kind","key")
);
--> statement-breakpoint
CREATE TABLE "announcement" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"state" text NOT NULL,
	"place" jsonb NOT NULL,
	"text" text NOT NULL,
	"mention" jsonb,
	"source_id" uuid,
	"link" text,
	"wall" text,
	"zone" text,
	"due_at" timestamp with time zone,
	"message_id" text collate "C",
	"begun_at" timestamp with time zone,
	"posted_at" timestamp with time zone,
	"crosspost" text NOT NULL,
	"crosspost_at" timestamp with time zone,
	"pin" boolean DEFAULT false NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"editing" boolean DEFAULT false NOT NULL,
	"edit_at" timestamp with time zone,
	"edited_at" timestamp with time zone,
	"deleting" boolean DEFAULT false NOT NULL,
	"deleted_at" timestamp with time zone,
	"words" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"changed_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "announcement_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "announcement_revision" (
	"workspace" integer NOT NULL,
	"announcement_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"agent_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "announcement_revision_workspace_announcement_id_version_pk" PRIMARY KEY("workspace","announcement_id","version")
);
--> statement-breakpoint
CREATE TABLE "announcement_source" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"url" text DEFAULT '' NOT NULL,
	"place" jsonb NOT NULL,
	"template" text NOT NULL,
	"filter" jsonb DEFAULT '{"include":[],"exclude":[]}'::jsonb NOT NULL,
	"approval" boolean DEFAULT true NOT NULL,
	"mention" jsonb,
	"crosspost" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"secret" text,
	"plain_secret" boolean DEFAULT false NOT NULL,
	"etag" text,
	"last_modified" text,
	"position" text,
	"primed_at" timestamp with time zone,
	"looked_at" timestamp with time zone,
	"next_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"trouble" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "announcement_source_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "source_item" (
	"workspace" integer NOT NULL,
	"source_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"link" text,
	"published_at" timestamp with time zone,
	"became" text NOT NULL,
	"announcement_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "source_item_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "source_item_key" (
	"workspace" integer NOT NULL,
	"source_id" uuid NOT NULL,
	"key" text collate "C" NOT NULL,
	"item_id" uuid NOT NULL,
	CONSTRAINT "source_item_key_workspace_source_id_key_pk" PRIMARY KEY("workspace","source_id","key")
);
--> statement-breakpoint
CREATE TABLE "moderation_act" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"agent_id" uuid,
	"minutes" integer,
	"text" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"words" text,
	"tell" boolean DEFAULT false NOT NULL,
	"told_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "moderation_act_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "moderation_report" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"guild" jsonb,
	"origin" jsonb,
	"message_id" text,
	"message_url" text,
	"message_gone_at" timestamp with time zone,
	"text" text DEFAULT '' NOT NULL,
	"subject_address" text,
	"subject_name" text DEFAULT '' NOT NULL,
	"subject_picture" text,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"raised" boolean DEFAULT false NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "moderation_report_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "block" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"name" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"agent_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"lifted_at" timestamp with time zone,
	"lifted_by" uuid,
	"told_at" timestamp with time zone,
	CONSTRAINT "block_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "staff_member" (
	"workspace" integer NOT NULL,
	"guild" text NOT NULL,
	"address" text NOT NULL,
	"name" text NOT NULL,
	"handle" text DEFAULT '' NOT NULL,
	"picture" text,
	"picture_hash" text,
	"roles" text[] DEFAULT '{}' NOT NULL,
	"agent_id" uuid,
	"seen_at" timestamp with time zone NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "staff_member_workspace_guild_address_pk" PRIMARY KEY("workspace","guild","address")
);
--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "scam" text;--> statement-breakpoint
ALTER TABLE "discord_mod_line" ADD CONSTRAINT "discord_mod_line_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discord_server" ADD CONSTRAINT "discord_server_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_revision" ADD CONSTRAINT "announcement_revision_workspace_announcement_id_announcement_workspace_id_fk" FOREIGN KEY ("workspace","announcement_id") REFERENCES "public"."announcement"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcement_source" ADD CONSTRAINT "announcement_source_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_item" ADD CONSTRAINT "source_item_workspace_source_id_announcement_source_workspace_id_fk" FOREIGN KEY ("workspace","source_id") REFERENCES "public"."announcement_source"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_act" ADD CONSTRAINT "moderation_act_workspace_report_id_moderation_report_workspace_id_fk" FOREIGN KEY ("workspace","report_id") REFERENCES "public"."moderation_report"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_report" ADD CONSTRAINT "moderation_report_workspace_case_id_support_case_workspace_id_fk" FOREIGN KEY ("workspace","case_id") REFERENCES "public"."support_case"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "block" ADD CONSTRAINT "block_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "discord_server_part_of" ON "discord_server_part" USING btree ("workspace","discord_id");--> statement-breakpoint
CREATE INDEX "announcement_due" ON "announcement" USING btree ("workspace","due_at") WHERE state = 'scheduled';--> statement-breakpoint
CREATE INDEX "announcement_publishable" ON "announcement" USING btree ("workspace","crosspost_at") WHERE state = 'posted' and crosspost = 'waiting';--> statement-breakpoint
CREATE INDEX "announcement_editable" ON "announcement" USING btree ("workspace","edit_at") WHERE state = 'posted' and editing and edit_at is not null;--> statement-breakpoint
CREATE INDEX "announcement_coming" ON "announcement" USING btree ("workspace","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE state in ('draft', 'waiting', 'scheduled', 'posting', 'failed');--> statement-breakpoint
CREATE INDEX "announcement_past" ON "announcement" USING btree ("workspace",coalesce(posted_at, changed_at) desc,"id" DESC NULLS FIRST) WHERE state in ('posted', 'dismissed', 'deleted');--> statement-breakpoint
CREATE INDEX "announcement_of_source" ON "announcement" USING btree ("workspace","source_id",coalesce(posted_at, changed_at) desc,"id" DESC NULLS FIRST) WHERE state in ('posted', 'dismissed', 'deleted') and source_id is not null;--> statement-breakpoint
CREATE INDEX "announcement_calendar" ON "announcement" USING btree ("workspace",coalesce(posted_at, due_at));--> statement-breakpoint
CREATE UNIQUE INDEX "announcement_message" ON "announcement" USING btree ("workspace","message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX "announcement_crossposted" ON "announcement" USING btree ("workspace","crosspost_at") WHERE crosspost = 'done';--> statement-breakpoint
CREATE INDEX "source_item_page" ON "source_item" USING btree ("workspace","source_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "moderation_act_report" ON "moderation_act" USING btree ("workspace","report_id","at");--> statement-breakpoint
CREATE INDEX "moderation_act_queued" ON "moderation_act" USING btree ("workspace","at") WHERE state = 'queued';--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_report_case" ON "moderation_report" USING btree ("workspace","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_report_message" ON "moderation_report" USING btree ("workspace","message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_report_alarm" ON "moderation_report" USING btree ("workspace","kind","subject_address") WHERE kind in ('lookalike', 'scam') and state = 'open';--> statement-breakpoint
CREATE INDEX "moderation_report_page" ON "moderation_report" USING btree ("workspace","state","opened_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "moderation_report_closed" ON "moderation_report" USING btree ("workspace","opened_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE state <> 'open';--> statement-breakpoint
CREATE INDEX "moderation_report_subject" ON "moderation_report" USING btree ("workspace","subject_address","opened_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "block_address" ON "block" USING btree ("workspace","channel","address") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "block_page" ON "block" USING btree ("workspace","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "desk_session" DROP COLUMN "called_by";