using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yizhi.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "headings",
                columns: table => new
                {
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    ledger = table.Column<string>(type: "TEXT", nullable: false),
                    heading = table.Column<string>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_headings", x => new { x.unit, x.ledger, x.heading });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ledger = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    account = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    records = table.Column<byte[]>(type: "BLOB", nullable: false),
                    undone_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "searches",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    record = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_searches", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_imports_ledger_unit",
                table: "imports",
                columns: new[] { "ledger", "unit" });

            migrationBuilder.CreateIndex(
                name: "IX_searches_record",
                table: "searches",
                column: "record",
                unique: true);
            migrationBuilder.Sql("CREATE VIRTUAL TABLE search_grams USING fts5(grams, content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 0\")");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE search_grams");
            migrationBuilder.DropTable(
                name: "headings");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "searches");
        }
    }
}
